/** Settings of the cluster that Upline starts for itself, for a machine that it shares with other programs. */
export const clusterSettings = `# Written by Upline at every start.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
shared_buffers = '256MB'
max_wal_size = '2GB'
checkpoint_timeout = '15min'
random_page_cost = 1.1
jit = off
fsync = on
synchronous_commit = on
password_encryption = 'scram-sha-256'
log_min_messages = 'warning'
# One file per day of the week, each overwritten a week later, so that the logs cannot fill the disk.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = '1d'
log_rotation_size = 0
`;
