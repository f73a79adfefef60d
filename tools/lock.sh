#!/bin/sh
# Writes constraints/run.txt (what mgrday needs) and constraints/dev.txt (that and what tests, lint and docs need), pinned by hash.
set -eu
cd "$(dirname "$0")/.."
compile() {
    pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate "$@"
    # Where the packages came from is this machine's business: only names, versions and hashes are kept.
    sed -i '/^--/d; /./,$!d' constraints/run.txt
    [ ! -f constraints/dev.txt ] || sed -i '/^--/d; /./,$!d' constraints/dev.txt
}
compile --all-build-deps --output-file constraints/run.txt pyproject.toml
compile --all-build-deps --extra dev --constraint constraints/run.txt --output-file constraints/dev.txt pyproject.toml
