import os
import signal
import sys
import threading

import pytest

from digest.build import workers
from digest.errors import DigestError, Location

forks = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="workers fork on Linux only"
)


def double(number):
    return number * 2


def process_of(number):
    return os.getpid()


@pytest.mark.parametrize("count", [0, 1, 299, 300, 1001])
@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_results_come_in_the_order_of_the_items(count, jobs):
    assert list(workers.run(double, range(count), jobs=jobs)) == [n * 2 for n in range(count)]


def test_few_items_stay_in_this_process():
    assert set(workers.run(process_of, range(299), jobs=4)) == {os.getpid()}


def test_one_job_stays_in_this_process():
    assert set(workers.run(process_of, range(600), jobs=1)) == {os.getpid()}


@forks
def test_many_items_are_shared_out():
    found = set(workers.run(process_of, range(600), jobs=2))
    assert len(found) == 2
    assert os.getpid() not in found


@forks
def test_a_closure_is_inherited_and_large_results_come_back():
    text = "x" * 5000
    found = list(workers.run(lambda n: text + str(n), range(900), jobs=3, inherit=True))
    assert found == [text + str(n) for n in range(900)]


@forks
def test_nothing_is_forked_while_other_threads_run():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(workers.run(process_of, range(400), jobs=2)) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def fail_at_450(number):
    if number == 450:
        raise DigestError("no", where=Location("a.md", 3, 7), hint="yes")
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_workers_error_is_raised_here_with_place_and_hint(jobs):
    with pytest.raises(DigestError) as caught:
        list(workers.run(fail_at_450, range(600), jobs=jobs))
    assert str(caught.value) == "a.md:3:7: no\n  hint: yes"


class StubbornError(Exception):
    def __init__(self, one, two):
        super().__init__(one)


def stubborn(number):
    raise StubbornError("what happened", 2)


@forks
def test_an_exception_that_cannot_travel_is_told_in_words():
    with pytest.raises(RuntimeError, match="StubbornError: what happened"):
        list(workers.run(stubborn, range(600), jobs=2))


def die_at_250(number):
    if number == 250:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@forks
def test_a_killed_worker_ends_the_work_with_a_message():
    with pytest.raises(DigestError, match="killed"):
        list(workers.run(die_at_250, range(600), jobs=2))


@forks
def test_no_child_is_left_when_the_reader_stops_early():
    results = workers.run(process_of, range(3000), jobs=2)
    child = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@forks
def test_a_worker_stops_when_its_parent_is_gone():
    ours, theirs = os.pipe()
    workers.work(double, [[1, 2]], theirs, parent=-1)
    os.close(theirs)
    assert os.read(ours, 10) == b""
    os.close(ours)


@forks
def test_a_worker_sends_each_chunk_after_its_length():
    ours, theirs = os.pipe()
    workers.work(double, [[1, 2], ["a"]], theirs, parent=os.getppid())
    workers.work(stubborn, [[1]], theirs, parent=os.getppid())
    os.close(theirs)
    reader = workers._Worker(0, ours)
    reader.read()
    os.close(ours)
    assert len(reader.messages) == 3


def test_progress_is_told_for_each_chunk_and_at_the_end():
    said = []
    list(workers.run(double, range(250), jobs=1, done=said.append))
    assert said == [100, 200, 250]


def test_the_number_of_processes_is_what_was_asked_for_or_the_processors():
    assert workers.available(3) == 3
    assert workers.available(0) >= 1


def test_elsewhere_large_work_goes_to_fresh_processes(monkeypatch):
    monkeypatch.setattr(sys, "platform", "elsewhere")
    monkeypatch.setattr(workers, "MANY", 350)
    assert list(workers.run(abs, range(400), jobs=2)) == list(range(400))
