#!/usr/bin/env bash
# Checks the contracts against fixtures of their sources, without the network.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

tool=build/ContractDrift/bin/${CONFIGURATION:-Debug}/net10.0/ContractDrift.dll
dotnet "$tool" check tests/DeepAgents.ContractDrift.Tests/Fixtures/sources.json && exit
echo "the contracts and their sources differ"
exit 1
