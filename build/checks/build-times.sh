#!/usr/bin/env bash
# How long builds take, in a copy of what is committed. Prints seconds; "-v" adds the targets that took most of each.
#   build/checks/build-times.sh [-v]
set -euo pipefail
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

repository=$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone -q "$repository" "$copy/main"
cd "$copy/main"

# take NAME PROJECT: builds it, and tells how long that took.
take() {
  local started log
  started=$(date +%s%N)
  log=$(dotnet build "$2" -nologo -v:q -clp:PerformanceSummary) || { echo "$log"; exit 1; }
  printf '%-58s %7.1f s\n' "$1" "$(($(date +%s%N) - started))e-9"
  [ "${verbose:-}" != -v ] || awk '/Target Performance Summary/ { on = 1; next } /Task Performance Summary/ { on = 0 } on && NF' <<<"$log" | tail -n 6
}

verbose=${1:-}
package=src/DeepAgents.Generated
take "the package, all frameworks, clean, with its restore" $package
take "the package, nothing changed" $package
sed -i 's/UUID of the agent\./Id of the agent./' openapi/managed-deep-agents.json
! git diff --quiet openapi || { echo "the contract has changed: choose another text to change"; exit 1; }
take "the package, after a change of a contract" $package
echo "// A change." >> $package/Http/ApiRequest.cs
take "the package, after a change of its code" $package
take "the solution, after that for the first time" DeepAgents.Generated.sln
take "the solution, nothing changed" DeepAgents.Generated.sln
