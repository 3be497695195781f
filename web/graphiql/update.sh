#!/bin/sh
# Re-creates the third-party files of this folder from the npm registry that npm is set up to
# use, unchanged and at the versions pinned here. Nothing is replaced unless every file has the
# sha256 below. For another version: change version and sha256 here, and LICENSES.md.
# Needs: npm, tar, sha256sum.
set -eu

# package@version  path in the package  sha256
FILES='
graphiql@4.1.2 graphiql.min.js 867226ba8af5ce7949903fc53932f78dac9f4bfc6cc8da0fd3869b8bc6c5256b
graphiql@4.1.2 graphiql.min.css 30487e07635d312a63f647b140d37740a73c53332b0975bf4b1fe985ca6ec885
react@18.3.1 umd/react.production.min.js d949f1c3687aedadcedac85261865f29b17cd273997e7f6b2bfc53b2f9d4c4dd
react-dom@18.3.1 umd/react-dom.production.min.js 35f4f974f4b2bcd44da73963347f8952e341f83909e4498227d4e26b98f66f0d
'

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
mkdir new

echo "$FILES" | while read -r package path sum; do
  [ -n "$package" ] || continue
  if [ ! -d "$package" ]; then
    mkdir "$package"
    # npm prints the archive's file name as its last line.
    archive=$(npm pack --silent "$package" | tail -n 1)
    tar -xzf "$archive" -C "$package" --strip-components=1
  fi
  file=$(basename "$path")
  cp "$package/$path" "new/$file"
  echo "$sum  new/$file" | sha256sum -c -
done

cp new/* "$here/"
echo "updated: $(ls new | tr '\n' ' ')"
