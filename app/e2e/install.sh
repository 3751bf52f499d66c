#!/bin/sh
# Gets what the tests in browsers need: the browsers, and axe-core for the
# tests of accessibility. On Debian they come by apt; elsewhere it says what to
# install, and goes on with what is there.
set -eu

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
if [ "${OFFPRINT_BROWSERS:-}" = all ]; then
	command -v firefox-esr >/dev/null || missing="$missing firefox-esr"
	command -v WebKitWebDriver >/dev/null || missing="$missing webkit2gtk-driver"
	command -v xvfb-run >/dev/null || missing="$missing xvfb xauth"
fi
command -v npm >/dev/null || missing="$missing npm"

if [ -n "$missing" ]; then
	if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
		apt-get update
		# shellcheck disable=SC2086 # a list of packages
		DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
	elif command -v apt-get >/dev/null; then
		echo "To run every test: sudo apt-get install$missing" >&2
	else
		echo "To run every test, install:$missing" >&2
	fi
fi

cd "$(dirname "$0")"
if command -v npm >/dev/null && [ ! -f node_modules/axe-core/axe.min.js ]; then
	npm ci --no-audit --no-fund
fi
