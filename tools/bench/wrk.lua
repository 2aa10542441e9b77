-- Asks for the lines of a file one after the other, again from the first after
-- the last: a path, and after a tab the ETag that is already there.
local threads = 0

function setup(thread)
  thread:set("place", threads)
  threads = threads + 1
end

function init(args)
  requests = {}
  for line in io.lines(args[1]) do
    local path, etag = line:match("^([^\t]*)\t?(.*)$")
    local headers = { ["Accept-Encoding"] = "gzip" }
    if etag ~= "" then
      headers["If-None-Match"] = etag
    end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  -- Threads begin at different places, so that none asks what another has just asked.
  at = math.floor(#requests * place / tonumber(args[2]))
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("wrk requests=%d microseconds=%d bytes=%d p50=%.1f p99=%.1f errors=%d\n",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
