#!/bin/sh
# Writes .env with random secrets for docker compose, readable by its owner alone; never over one that is there.
set -eu
cd -- "$(dirname -- "$0")/../.."
if [ -e .env ]; then
    echo "There is a .env already: it stays as it is. (A new password would not open the database that the old one made.)" >&2
    exit 1
fi
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
sha256() { printf %s "$1" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -d ' ' -f 1; }
publisher=cm_$(random)
admin=cm_$(random)
umask 077
sed -e "s/^POSTGRES_PASSWORD=.*/&$(random)/" -e "s/^COUNTERMOVE_INTERNAL_SECRET=.*/&$(random)/" \
    -e "s/^COUNTERMOVE_PUBLISHER_KEY=.*/&$publisher/" -e "s/^COUNTERMOVE_PUBLISHER_SHA256=.*/&$(sha256 "$publisher")/" \
    -e "s/^COUNTERMOVE_ADMIN_KEY=.*/&$admin/" -e "s/^COUNTERMOVE_ADMIN_SHA256=.*/&$(sha256 "$admin")/" .env.example >.env
echo "Wrote .env. Keep it: it holds the database's password and the two keys."
