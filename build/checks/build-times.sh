#!/usr/bin/env bash
# How long builds take, in a copy of what is committed. Prints seconds; "-v" adds the targets that took most of each.
#   build/checks/build-times.sh [-v]
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

repository=$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone -q "$repository" "$copy/main"
cd "$copy/main"

# take NAME PROJECT: builds it, and tells how long that took.
take() {
  local started=$EPOCHREALTIME log
  log=$(dotnet build "$2" -nologo -v:q -clp:PerformanceSummary) || { echo "$log"; exit 1; }
  printf '%-58s %6.1f s\n' "$1" "$(echo "$EPOCHREALTIME $started" | awk '{ print $1 - $2 }')"
  [ "${verbose:-}" != -v ] || awk '/Target Performance Summary/ { on = 1; next } /Task Performance Summary/ { on = 0 } on && NF' <<<"$log" | tail -n 6
}

verbose=${1:-}
package=src/DeepAgents.Generated
take "the package, all frameworks, clean" $package
take "the package, nothing changed" $package
sed -i 's/UUID of the agent\./UUID of an agent./' openapi/managed-deep-agents.json
take "the package, after a change of a contract" $package
echo "// A change." >> $package/Http/ApiRequest.cs
take "the package, after a change of its code" $package
take "the solution, after that for the first time" DeepAgents.Generated.sln
take "the solution, nothing changed" DeepAgents.Generated.sln
