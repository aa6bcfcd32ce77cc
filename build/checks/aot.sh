#!/usr/bin/env bash
# Compiles a program that uses the package ahead of time, runs it against the emulator and compares what it says. Warnings may come
# from Newtonsoft.Json only. Needs a linker; a machine without one skips the check, except in CI.
#   build/checks/aot.sh [--packed]     With --packed it takes the packages that the tests have packed.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

linker=$(command -v clang || command -v gcc) || {
  echo "no linker: install clang or gcc to compile ahead of time"
  [ "${CI:-}" != true ]
  exit
}

work=$(mktemp -d)
emulator=
trap '[ -z "$emulator" ] || kill "$emulator"; rm -rf "$work"' EXIT

[ "${1:-}" = --packed ] || dotnet pack build/Pack.proj -nologo -v:q || exit 1
feed=$PWD/artifacts/package/release
version=$(basename "$feed"/DeepAgents.Generated.[0-9]*.nupkg .nupkg)
packages=$(dotnet nuget locals global-packages --list)

# Outside of the repository, as a user has it.
cp -r tests/DeepAgents.Package.Tests/Consumers "$work/consumers" || exit 1
dotnet publish "$work/consumers/Trimmed" --use-current-runtime -p:PublishAot=true -p:CppCompilerAndLinker="$(basename "$linker")" \
  -p:TreatWarningsAsErrors=false -p:TestedVersion="${version#DeepAgents.Generated.}" -p:RestorePackagesPath="$work/packages" \
  -p:RestoreRootConfigDirectory="$PWD" -p:RestoreAdditionalProjectSources="$feed" \
  -p:RestoreAdditionalProjectFallbackFolders="${packages#*: }" --output "$work/program" -nologo -v:q >"$work/log" 2>&1 ||
  { tail -n 20 "$work/log" && echo "the program does not compile ahead of time" && exit 1; }
! grep -E 'warning IL[0-9]+' "$work/log" | grep -v ': Newtonsoft\.Json\.' || { echo "these warnings are ours" && exit 1; }

exec 3< <(exec dotnet artifacts/bin/DeepAgents.Emulator/release_net10.0/DeepAgents.Emulator.dll --port 0)
emulator=$!
while IFS= read -r line <&3; do
  case $line in
    LangSmith*) langsmith=${line##* } ;;
    LiteLLM*) litellm=${line##* } ;;
    Any*) break ;;
  esac
done
[ -n "${langsmith:-}" ] && [ -n "${litellm:-}" ] || { echo "the emulator does not start" && exit 1; }

timeout 120 "$work/program/Trimmed" "$langsmith" "$litellm" >"$work/output" || { cat "$work/output" && echo "the program fails" && exit 1; }
diff tests/DeepAgents.Package.Tests/Consumers/Trimmed/expected.txt "$work/output" || exit 1
echo "compiled ahead of time: $(($(wc -c <"$work/program/Trimmed") / 1000000)) MB, and it says what it should"
