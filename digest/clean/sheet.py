"""An extract as the rules see it: blocks, their measures, and what stands around each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from digest.clean import phrases, spine, suspicion
from digest.clean.features import Features
from digest.clean.lazy import lazy
from digest.clean.lines import Lines
from digest.model.extract import Block, Metadata
from digest.model.knowledge import NOTHING, Knowledge

FEW = 25
"""Lines below which the shape of a text says nothing of one of them."""
HEAD, INSIDE, TAIL = "before the first paragraph", "between paragraphs", "after the last paragraph"


class Sheet:
    """The blocks of one extract with their neighbourhood; places are indices from 0."""

    def __init__(
        self,
        measured: Sequence[Features],
        metadata: Metadata,
        title: str,
        knowledge: Knowledge = NOTHING,
    ) -> None:
        self.features = measured
        self.blocks: list[Block] = [f.block for f in measured]
        self.metadata = metadata
        self.knowledge = knowledge
        self.spine = spine.find(measured)
        self.title_words = _flat(title)
        self.live = spine.is_live(measured)
        self.authors = tuple(_flat(author) for author in metadata.authors)
        self.places: Sequence[int] = range(len(measured))
        self.size = len(measured)  # lines of the whole extract
        self.vetoes: dict[int, str] = {}  # by number of the block in the extract
        self._ties: dict[int, float] = {}

    def __len__(self) -> int:
        return len(self.features)

    def set_title(self, title: str) -> None:
        """Let the rules know the headline that was found in the extract."""
        self.title_words = _flat(title)

    def is_spine(self, i: int) -> bool:
        """Tell whether the block is certainly article."""
        return self.spine.member[i]

    def where(self, i: int) -> str:
        """Return the block's position beside the spine."""
        if self.spine.first < 0 or self.spine.first <= i <= self.spine.last:
            return INSIDE
        return HEAD if i < self.spine.first else TAIL

    def tie(self, i: int) -> float:
        """Return the word tie of a block to the spine, from 0 to 1."""
        found = self._ties.get(i)
        if found is None:
            found = self._ties[i] = self.spine.tie(self.features[i], member=self.spine.member[i])
        return found

    def run(self, i: int) -> range:
        """Return the stretch of blocks between spine blocks in which a block stands."""
        return self._run_of[i]

    @lazy
    def runs(self) -> list[range]:
        """Return the stretches in order; a spine block is one of its own."""
        runs: list[range] = []
        start = 0
        for i in [*(i for i, m in enumerate(self.spine.member) if m), len(self.features)]:
            if start < i:
                runs.append(range(start, i))
            if i < len(self.features):
                runs.append(range(i, i + 1))
            start = i + 1
        return runs

    @lazy
    def _run_of(self) -> list[range]:
        return [run for run in self.runs for _ in run]

    def view(self) -> tuple[object, ...]:
        """Return what a rule for single blocks may see beyond the block's run: equal views, equal answers."""
        spine = tuple(block for block, m in zip(self.places, self.spine.member, strict=True) if m)
        parts = sum(block.kind == "heading" for block in self.blocks)
        return self.title_words, spine, self.live, parts

    @lazy
    def access(self) -> tuple[bool, ...]:
        """Which blocks are access prompts by their own words."""
        return tuple(
            suspicion.access(f) or suspicion.appeal(f) if f.cues else False for f in self.features
        )

    def anchored(self, i: int) -> bool:
        """Tell whether an access prompt stands in the block's run."""
        run = self.run(i)
        return self._prompts[run.stop] > self._prompts[run.start]

    @lazy
    def _prompts(self) -> list[int]:
        return [0, *accumulate(self.access)]

    def priced(self, i: int) -> bool:
        """Tell whether a row of prices stands in the block's run."""
        run = self.run(i)
        return self._prices[run.stop] > self._prices[run.start]

    @lazy
    def _prices(self) -> list[int]:
        return [0, *accumulate(suspicion.price_row(f) for f in self.features)]

    def lead_in(self, i: int) -> int:
        """Return the spine block that announces the run of a block (it ends in a colon), or -1."""
        before = self.run(i).start - 1
        if before < 0 or not self.spine.member[before]:
            return -1
        text = self.features[before].text.rstrip()
        follows = (
            self.features[before]
            .folded.rstrip(" .")
            .endswith(("as follows", "wie folgt", "comme suit"))
        )
        announces = text.endswith((":", "：")) or follows
        return before if announces and not self._is_behind_marks(i) else -1

    def _is_behind_marks(self, i: int) -> bool:
        """Judge a label to stand behind the marked items of its run, and to bear no mark itself.

        The items say what was announced; an offer pasted right behind them was not.
        """
        if self.features[i].final:
            return False
        run = self.run(i)
        marked = [j for j in run if self.features[j].bullet]
        return bool(marked) and marked[0] < i and marked[-1] < i

    @lazy
    def lines(self) -> Lines | None:
        """Return what was learned of lines; None where markup has spoken."""
        spoken = any(block.main is not None for block in self.blocks)
        return None if spoken else Lines(self.features)

    @lazy
    def firsts(self) -> dict[str, int]:
        """Map every block's words to their best place: the first paragraph, else the first subhead, else the first.

        The table of contents above a story holds its subheads too, often outside the main content.
        """
        places: dict[str, int] = {}
        for i, f in enumerate(self.features):
            best = places.setdefault(f.flat, i)
            if best != i and self._role(i) > self._role(best):
                places[f.flat] = i
        return places

    def _role(self, i: int) -> tuple[bool, bool, bool]:
        block = self.blocks[i]
        return self.spine.member[i], block.main is not False, block.kind == "heading"

    def holder(self, i: int) -> int:
        """Return the spine block that holds all the words of a block in their order, or -1."""
        words = self.features[i].flat
        for j, member in enumerate(self.spine.member):
            if member and j != i and words in self.features[j].flat:
                return j
        return -1

    def spine_speaks(self, family: str) -> bool:
        """Tell whether a paragraph of the story has a cue of a family."""
        return any(
            family in f.cues for f, m in zip(self.features, self.spine.member, strict=True) if m
        )

    @lazy
    def on_access(self) -> bool:
        """Whether the story itself is about subscriptions and their prices."""
        spoken = sum(
            bool(self.features[i].cues.keys() & {"access", "plan", "benefit"})
            or "subscri" in self.features[i].folded
            for i, m in enumerate(self.spine.member)
            if m
        )
        return spoken >= 2


def _flat(text: str) -> str:
    return " ".join(phrases.words(phrases.fold(text)))
