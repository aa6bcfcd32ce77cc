#!/usr/bin/env bash
# Compares the package with that of the last release, the newest tag v* before HEAD, by the SDK's package validation. Public
# members that are gone or changed are listed; they are an error unless the version says so: by its major number, before 1.0 by its minor.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

package=DeepAgents.Generated
release=$(git describe --tags --abbrev=0 --match 'v[0-9]*' HEAD^ 2>/dev/null) || {
  [ "$(git rev-parse --is-shallow-repository 2>/dev/null)" != true ] || echo "a clone without its history and tags: fetch them to see releases"
  echo "no release yet: nothing to compare with"
  exit 0
}

work=$(mktemp -d)
trap 'git worktree remove --force "$work/release" 2>/dev/null; rm -rf "$work"' EXIT

# pack FOLDER FEED OPTION...: analyzers have no say in what is public.
pack() {
  local folder=$1 feed=$2
  shift 2
  dotnet pack "$folder/src/$package" -o "$feed" -nologo -v:q -p:RunAnalyzers=false "$@" >"$work/log" 2>&1
}

# series FEED: the part of the package's version that a break changes.
series() {
  local version major minor
  version=$(basename "$1"/$package.[0-9]*.nupkg .nupkg)
  IFS=. read -r major minor _ <<<"${version#"$package".}"
  [ "$major" != 0 ] && echo "$major" || echo "$major.$minor"
}

git worktree add --quiet --detach "$work/release" "$release" || exit 1
pack "$work/release" "$work/old" || { tail -n 20 "$work/log" && echo "$release does not pack" && exit 1; }

# The SDK leaves the comparison out where nothing was packed anew since the last one, whatever that was with.
rm -f src/$package/obj/*/*ValidatePackage*.semaphore
if pack . "$work/new" -p:PackageValidationBaselinePath="$(echo "$work/old/$package".[0-9]*.nupkg)"; then
  echo "compatible with $release"
  exit 0
fi

grep -oE 'error [A-Z]+[0-9]+: .*' "$work/log" | sed 's/ \[[^][]*proj[^][]*\]$//' | sort -u
grep -q 'error CP' "$work/log" || { echo "does not pack" && exit 1; }
[ "$(series "$work/old")" != "$(series "$work/new")" ] && echo "breaks with $release, as $(series "$work/new") may after $(series "$work/old")" && exit 0
echo "not compatible with $release: keep what is listed, or raise VersionPrefix in Directory.Build.props to the next series after $(series "$work/old")"
exit 1
