#!/bin/sh
# A backup, for cron: backup.sh
#
# Copies the database, while others work with it, to orders-YYYYMMDDTHHMMSSZ.db in ORDFLOW_BACKUPS: verified, whole or
# not at all. The newest ORDFLOW_KEEP of them stay.
# shellcheck source=cron-common
. "$(dirname "$0")/cron-common"

[ $# -eq 0 ] || fail 64 "usage: $script"
only "$backups"
try ordflow backup "orders-$(date -u +%Y%m%dT%H%M%SZ).db"
keep "${ORDFLOW_KEEP:-30}" 'orders-*.db'
