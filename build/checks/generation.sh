#!/usr/bin/env bash
# Checks what build/NSwag.targets promises, on a copy of the working tree: when the generator runs, when it does not, that it
# writes the same bytes everywhere, that concurrent builds do not disturb each other, and that a build needs nothing but dotnet.
# What it does with changed contracts is tested in tests/DeepAgents.Build.Tests.
# Prints a line for each check; exits with 1 when one failed. Needs dotnet and git; leaves nothing behind.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
one=$work/one
two=$work/two
clients=src/DeepAgents.Generated/obj/nswag
failures=0
trap 'rm -rf "$work"' EXIT

# check NAME COMMAND...: says whether the command holds, and shows the end of the last build where it does not.
check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok: $name"
  else
    echo "FAILED: $name"
    failures=$((failures + 1))
    grep -hE 'error|warn|Generating' "$log" | sort -u | cut -c1-300 | tail -n 5 | sed 's/^/    /'
  fi
}

# build FOLDER ARGUMENT...: analyzers find nothing out about generation, and take most of the time.
build() {
  local folder=$1
  shift
  log=$work/build.log
  dotnet build "$folder/src/DeepAgents.Generated" -m:1 -nologo -v:m -p:RunAnalyzers=false "$@" >"$log" 2>&1
}

generated() { grep -c "Generating $1.g.cs" "$log"; }
generated_are() { [ "$(generated LangSmith)" = "$1" ] && [ "$(generated LiteLLM)" = "$2" ]; }
clients_in() { (cd "$1/$clients" && sha256sum ./*.g.cs); }
times() { (cd "$one/src/DeepAgents.Generated/obj" && find . \( -name '*.g.cs' -o -name 'DeepAgents.Generated.dll' \) -printf '%p %T@\n' | sort); }
unchanged() { [ "$(times)" = "$before" ]; }
said() { for word in "$@"; do grep -qF -- "$word" "$log" || return 1; done; }
forget() { rm -rf "$1/src/DeepAgents.Generated/obj" "$1/src/DeepAgents.Generated/bin" "$1/build/SpecTool/obj" "$1/build/SpecTool/bin"; }

copy() {
  mkdir -p "$one"
  (cd "$top" && git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - 2>/dev/null) | tar -x -C "$one"
  # A commit of its own, because the compiler writes the commit into what it makes.
  git -C "$one" init -q && git -C "$one" add -A &&
    git -C "$one" -c core.hooksPath=/dev/null -c user.name=check -c user.email=check@localhost commit -q -m "Working tree" &&
    cp -a "$one" "$two"
}

from_clean() {
  build "$one" -m && generated_are 1 1
  local result=$?
  original=$(clients_in "$one")
  return $result
}

nothing_to_do() {
  before=$(times)
  build "$one" && generated_are 0 0 && unchanged
}

one_contract() {
  touch "$one/openapi/litellm-agent-platform.json"
  build "$one" && generated_are 0 1 && unchanged
}

one_overlay() {
  touch "$one/openapi/managed-deep-agents.overlay.json"
  build "$one" && generated_are 1 0 && unchanged
}

template() {
  touch "$one/build/templates/Class.liquid"
  build "$one" && generated_are 1 1 && unchanged
}

changed_template() {
  before=$(times)
  sed -i 's/^public partial class/public  partial class/' "$one/build/templates/Class.liquid"
  build "$one" -f net10.0 && generated_are 1 1 && ! unchanged
  local result=$?
  git -C "$one" checkout -q build/templates/Class.liquid
  return $result
}

design_time() {
  touch "$one/openapi/managed-deep-agents.json"
  log=$work/build.log
  dotnet msbuild "$one/src/DeepAgents.Generated" -nologo -v:m -t:CoreCompile -p:TargetFramework=net10.0 -p:DesignTimeBuild=true \
    -p:BuildingInsideVisualStudio=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -getItem:CscCommandLineArgs >"$log" 2>&1 &&
    generated_are 0 0 && said LangSmith.g.cs LiteLLM.g.cs
}

drift_tool() {
  build "$one" && before=$(times)
  echo "// A change." >>"$one/build/ContractDrift/Program.cs"
  build "$one" && generated_are 0 0 && unchanged && [ ! -e "$one/build/ContractDrift/obj" ]
}

package_versions() {
  touch "$one/Directory.Packages.props"
  build "$one" -f net10.0 && generated_are 1 1
}

only_dotnet() {
  forget "$one"
  mkdir -p "$work/path"
  ln -sf "$(readlink -f "$(command -v dotnet)")" "$work/path/dotnet"
  ln -sf "$(command -v sh)" "$work/path/sh"
  PATH=$work/path build "$one" -f net10.0 && generated_are 1 1 && [ "$(clients_in "$one")" = "$original" ]
}

again_and_elsewhere() {
  dotnet clean "$one/src/DeepAgents.Generated" -nologo -v:q >/dev/null 2>&1
  [ ! -e "$one/$clients" ] && build "$one" -f net10.0 -p:ContinuousIntegrationBuild=true && [ "$(clients_in "$one")" = "$original" ] &&
    build "$two" -f net10.0 -p:ContinuousIntegrationBuild=true && [ "$(clients_in "$two")" = "$original" ]
}

same_assembly() { (cd "$one" && sha256sum src/DeepAgents.Generated/obj/Debug/net10.0/DeepAgents.Generated.{dll,pdb}) | (cd "$two" && sha256sum -c --quiet >/dev/null 2>&1); }

# at_once TARGET CONFIGURATION CONFIGURATION: two processes that both have everything to do. Restored before: two NuGet restores at
# once of one project can disturb each other, as can two compilers that write one file, and neither is ours to guard.
at_once() {
  local target=$1 configuration pids=() result=0
  shift
  log=$work/build.log
  forget "$two"
  dotnet restore "$two/src/DeepAgents.Generated" >"$log" 2>&1 || return 1
  [ "$1" != "$2" ] || dotnet build "$two/build/SpecTool" --no-restore -nologo -c "$1" >"$log" 2>&1 || return 1
  for configuration in "$@"; do
    dotnet build "$two/src/DeepAgents.Generated" --no-restore -t:"$target" -nologo -v:m -m:1 -p:RunAnalyzers=false -f net10.0 -c "$configuration" >"$work/at-once-${#pids[@]}.log" 2>&1 &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || result=1; done
  cat "$work"/at-once-*.log >"$log"
  [ $result = 0 ] && [ "$(clients_in "$two")" = "$(clients_in "$one")" ]
}

copy || exit 1
check "a build from clean with -m and three target frameworks generates each client once" from_clean
check "a build with nothing to do generates nothing and compiles nothing" nothing_to_do
check "a touched contract generates its own client only, and compiles nothing" one_contract
check "a touched overlay generates its own client only, and compiles nothing" one_overlay
check "a touched template generates both clients, touches neither and compiles nothing" template
check "a design-time build generates nothing and sees the clients" design_time
check "a changed template changes the clients and is compiled" changed_template
check "a change of the drift tool generates nothing and compiles nothing" drift_tool
check "a changed list of package versions generates both clients" package_versions
check "a build from clean with nothing but dotnet and sh on the path generates the same bytes" only_dotnet
check "a build after clean and a build in another folder generate the same bytes" again_and_elsewhere
check "two builds for CI in two folders make the same assembly and symbols" same_assembly
check "two builds at once from clean, Debug and Release" at_once Build Debug Release
check "two generations at once from clean, both Debug" at_once GenerateClients Debug Debug
[ "$failures" = 0 ]
