#!/bin/sh
# Writes constraints/run.txt (what mgrday needs) and constraints/dev.txt (that and what tests, lint and docs need), pinned by hash.
set -eu
cd "$(dirname "$0")/.."
compile() {
    pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host \
        --no-emit-find-links --no-emit-options --no-header --no-annotate "$@"
}
compile --all-build-deps --output-file constraints/run.txt pyproject.toml
compile --all-build-deps --extra dev --constraint constraints/run.txt --output-file constraints/dev.txt pyproject.toml
