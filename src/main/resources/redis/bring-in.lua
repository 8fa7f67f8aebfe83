-- Makes an incident that was collected aside part of the store: all of it or nothing.
--
-- KEYS 1 stream collected aside        2 hash of its command ids, collected aside (command id -> *|seq|)
--      3 {s0}:incident:<id>   4 {s0}:head:<id>   5 {s0}:seen:<id>   6 {s0}:incidents
--      7 {s0}:feed   8 {s0}:feed:last   9 {s0}:epoch
-- ARGV 1 the epoch to begin, when there is none   2 incident id
--      3 seq and 4 hash of its last entry         5 how many entries the feed keeps, about
-- Returns {status, epoch, seq}: stored, or exists (nothing was done; seq: the head of the one that is there).
--
-- The feed gets one entry without a body, which tells its followers to read the incidents again.

redis.call('SET', KEYS[9], ARGV[1], 'NX')
local epoch = redis.call('GET', KEYS[9])

if redis.call('EXISTS', KEYS[3], KEYS[4], KEYS[5]) > 0 then
  return {'exists', epoch, redis.call('HGET', KEYS[4], 'seq') or '0'}
end

redis.call('RENAME', KEYS[1], KEYS[3])
redis.call('PERSIST', KEYS[3])
redis.call('RENAME', KEYS[2], KEYS[5])
redis.call('PERSIST', KEYS[5])
redis.call('HSET', KEYS[4], 'seq', ARGV[3], 'hash', ARGV[4])
redis.call('SADD', KEYS[6], ARGV[2])
local n = redis.call('INCR', KEYS[8])
redis.call('XADD', KEYS[7], 'MAXLEN', '~', ARGV[5], string.format('%.0f-0', n), 'incident', ARGV[2], 'seq', ARGV[3])
return {'stored', epoch, ARGV[3]}
