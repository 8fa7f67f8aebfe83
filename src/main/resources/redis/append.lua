-- Appends the events of one command to one incident: everything or nothing, in one step, durable before the answer
-- (appendfsync always), and never twice.
--
-- KEYS 1 {s0}:incident:<id>  stream, the truth; entry ids are <seq>-0, so Redis itself refuses a second 18
--      2 {s0}:head:<id>      hash: seq, hash of the last entry; forgotten: up to which entry command ids were forgotten
--      3 {s0}:seen:<id>      hash: command id -> bodyHash|seq|answer
--      4 {s0}:feed           capped stream of all entries of all incidents; ids are <n>-0, n without a hole
--      5 {s0}:feed:last      the last n
--      6 {s0}:incidents      set of incident ids
--      7 {s0}:epoch          which life of the store this is
-- ARGV 1 the epoch to begin, when there is none
--      2 incident id
--      3 the seq that the writer saw last      4 the hash of that entry
--      5 command id      6 body hash      7 answer, kept for the same command asked again
--      8 at (ISO-8601)
--      9 how many entries the feed keeps, about
--     10 how many command ids an incident remembers. Past that the oldest are forgotten, a few at each append; a
--        command that comes again after so many others would be stored twice.
--     11, 12, 13, 14 … body and hash of each event; seq, previous hash and id follow from the order
-- Returns {status, epoch, seq, answer}:
--        stored     seq: the new head
--        again      seq: the last entry of this command then; answer: as given then
--        different  the command id was used for something else
--        moved      seq: the head, which is not what the writer saw (by number or by hash)

redis.call('SET', KEYS[7], ARGV[1], 'NX')
local epoch = redis.call('GET', KEYS[7])

local before = redis.call('HGET', KEYS[3], ARGV[5])
if before then
  local bodyHash, seq, answer = string.match(before, '^([^|]*)|(%d+)|(.*)$')
  if bodyHash == ARGV[6] or bodyHash == '*' then -- '*': brought in, of which only the id is known
    return {'again', epoch, seq, answer}
  end
  return {'different', epoch, '0', ''}
end

local head = redis.call('HMGET', KEYS[2], 'seq', 'hash')
local seq = tonumber(head[1] or '0')
if seq ~= tonumber(ARGV[3]) or (head[2] and head[2] ~= ARGV[4]) then
  return {'moved', epoch, tostring(seq), ''}
end

local previous = ARGV[4]
local count = (#ARGV - 10) / 2
local last = redis.call('INCRBY', KEYS[5], count) - count
for i = 1, count do
  local body, hash = ARGV[9 + 2 * i], ARGV[10 + 2 * i]
  seq = seq + 1
  local number = string.format('%.0f', seq)
  redis.call('XADD', KEYS[1], number .. '-0',
    'cmd', ARGV[5], 'at', ARGV[8], 'prev', previous, 'hash', hash, 'body', body)
  redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[9], string.format('%.0f-0', last + i),
    'cmd', ARGV[5], 'at', ARGV[8], 'prev', previous, 'hash', hash, 'body', body, 'incident', ARGV[2], 'seq', number)
  previous = hash
end
redis.call('HSET', KEYS[2], 'seq', string.format('%.0f', seq), 'hash', previous)
redis.call('HSET', KEYS[3], ARGV[5], ARGV[6] .. '|' .. string.format('%.0f', seq) .. '|' .. ARGV[7])
redis.call('SADD', KEYS[6], ARGV[2])

-- Forget the oldest command ids, walking along the entries that they came with.
local over = redis.call('HLEN', KEYS[3]) - tonumber(ARGV[10])
if over > 0 then
  local forgotten = tonumber(redis.call('HGET', KEYS[2], 'forgotten') or '0')
  local oldest = redis.call('XRANGE', KEYS[1], string.format('%.0f-0', forgotten + 1), '+', 'COUNT', 100)
  for _, entry in ipairs(oldest) do
    if over <= 0 then break end
    over = over - redis.call('HDEL', KEYS[3], entry[2][2])
    forgotten = forgotten + 1
  end
  redis.call('HSET', KEYS[2], 'forgotten', string.format('%.0f', forgotten))
end

return {'stored', epoch, string.format('%.0f', seq), ''}
