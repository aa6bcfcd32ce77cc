#!/usr/bin/env bash
# release.sh TAG: checks that the tag is v and the version of the project, with or without a suffix, and that the changelog has a
# section for it. Prints VersionSuffix=SUFFIX, which the build reads from the environment. Fails with a message if they do not agree.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
  echo "$1" >&2
  exit 1
}

tag=${1:?"usage: release.sh TAG"}
prefix=$(sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' Directory.Build.props)
version=${tag#v}
suffix=${version#"$prefix"}
[[ $tag == v* && $version == "$prefix"* && $suffix =~ ^(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$ ]] || fail "The tag $tag is not v$prefix, nor v$prefix with a suffix; see VersionPrefix in Directory.Build.props."
grep -qF "## [$version] - " CHANGELOG.md || fail "CHANGELOG.md has no section '## [$version] - DATE'."
echo "VersionSuffix=${suffix#-}"
