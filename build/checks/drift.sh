#!/usr/bin/env bash
# The contracts against their sources without the network: fixtures that hold the facts as they were written down, and, where they lie
# beside the checkout, the documents and pages that the facts are from.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

tool=build/SpecTool/bin/${CONFIGURATION:-Debug}/net10.0/SpecTool.dll
here=tests/DeepAgents.SpecTool.Tests/Drift
result=0

check() {
  dotnet "$tool" check "$1" || { echo "$1: the contracts and their sources differ (exit code $?)" && result=1; }
}

check "$here/Fixtures/sources.json"
[ ! -d ../shared/seeds ] || check "$here/Shared/sources.json"
exit $result
