"""Pure: articles in, planned pages out; knows nothing of files, templates or earlier builds."""
