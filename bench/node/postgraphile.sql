-- What PostGraphile cannot be told by configuration: a timeline along two columns, a step with its rules, and the rule of gray.
DROP SCHEMA IF EXISTS peers CASCADE;
CREATE SCHEMA peers;

CREATE FUNCTION peers.version_timeline(v version) RETURNS SETOF event LANGUAGE sql STABLE AS $$
  SELECT e.* FROM event AS e WHERE (e.version_id = v.id OR e.other_version_id = v.id) AND e.sequence IS NOT NULL ORDER BY e.sequence
$$;

-- 26 letters of 5 bits each, two zeros in front; spelt out, because a loop takes ten times as long
CREATE FUNCTION peers.typeid(prefix text, id uuid) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  hex text := replace(id::text, '-', '');
  hi bigint := ('x' || left(hex, 16))::bit(64)::bigint;
  lo bigint := ('x' || right(hex, 16))::bit(64)::bigint;
  a text := '0123456789abcdefghjkmnpqrstvwxyz';
BEGIN
  RETURN prefix || '_'
    || substr(a, 1 + (hi >> 61 & 7)::int, 1) || substr(a, 1 + (hi >> 56 & 31)::int, 1) || substr(a, 1 + (hi >> 51 & 31)::int, 1) || substr(a, 1 + (hi >> 46 & 31)::int, 1)
    || substr(a, 1 + (hi >> 41 & 31)::int, 1) || substr(a, 1 + (hi >> 36 & 31)::int, 1) || substr(a, 1 + (hi >> 31 & 31)::int, 1) || substr(a, 1 + (hi >> 26 & 31)::int, 1)
    || substr(a, 1 + (hi >> 21 & 31)::int, 1) || substr(a, 1 + (hi >> 16 & 31)::int, 1) || substr(a, 1 + (hi >> 11 & 31)::int, 1) || substr(a, 1 + (hi >> 6 & 31)::int, 1)
    || substr(a, 1 + (hi >> 1 & 31)::int, 1) || substr(a, 1 + (((hi & 1) << 4) | (lo >> 60 & 15))::int, 1) || substr(a, 1 + (lo >> 55 & 31)::int, 1) || substr(a, 1 + (lo >> 50 & 31)::int, 1)
    || substr(a, 1 + (lo >> 45 & 31)::int, 1) || substr(a, 1 + (lo >> 40 & 31)::int, 1) || substr(a, 1 + (lo >> 35 & 31)::int, 1) || substr(a, 1 + (lo >> 30 & 31)::int, 1)
    || substr(a, 1 + (lo >> 25 & 31)::int, 1) || substr(a, 1 + (lo >> 20 & 31)::int, 1) || substr(a, 1 + (lo >> 15 & 31)::int, 1) || substr(a, 1 + (lo >> 10 & 31)::int, 1)
    || substr(a, 1 + (lo >> 5 & 31)::int, 1) || substr(a, 1 + (lo & 31)::int, 1);
END $$;

CREATE FUNCTION peers.adjust_gray(account uuid, version_id uuid, percent int, key text) RETURNS version LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v version;
  before int;
  sequence bigint;
  now bigint := extract(epoch FROM clock_timestamp()) * 1000;
  id uuid := gen_random_uuid();
  number text;
BEGIN
  SELECT x.* INTO v FROM version AS x WHERE x.id = adjust_gray.version_id AND x.state = 'GRAY'
    AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = x.program_id AND m.account_id = adjust_gray.account AND m.role = 'ADMIN') FOR UPDATE OF x;
  IF NOT FOUND THEN RAISE EXCEPTION 'NOT_FOUND'; END IF;
  IF v.percent = adjust_gray.percent THEN RAISE EXCEPTION 'NO_CHANGE'; END IF;
  before := v.percent;
  number := v.major || '.' || v.minor || '.' || v.patch;
  UPDATE program AS p SET revision = p.revision + 1 WHERE p.id = v.program_id RETURNING p.revision INTO sequence;
  UPDATE version AS x SET percent = adjust_gray.percent WHERE x.id = v.id RETURNING x.* INTO v;
  INSERT INTO event (id, program_id, sequence, kind, version_id, details, account_id, role, channel, request_id, at)
    VALUES (id, v.program_id, sequence, 'GRAY_ADJUSTED', v.id,
      json_build_object('moves', json_build_array(json_build_object('version', peers.typeid('version', v.id), 'number', number, 'from', 'GRAY', 'to', 'GRAY')), 'percent', v.percent, 'percentBefore', before)::text,
      adjust_gray.account, 'PROGRAM_ADMIN', 'DESKTOP', adjust_gray.key, now);
  INSERT INTO idempotency (account_id, key, fingerprint, attempt, lease_until, outcome, status, reply, expires_at)
    VALUES (adjust_gray.account, adjust_gray.key, sha256(convert_to(v.id || ' ' || v.percent, 'UTF8')), id, now, id::text, 200,
      json_build_object('data', json_build_object('adjustGray', json_build_object('version', json_build_object('rowId', v.id, 'percent', v.percent, 'program', json_build_object('revision', sequence::text)))))::text, now + 86400000);
  RETURN v;
END $$;

CREATE TYPE peers.resolution AS (id uuid, number text, sha256 text, bytes bigint, reason text);

-- the first 8 bytes of a hash as a share of 10,000: of two halves, because there are no unsigned numbers
CREATE FUNCTION peers.bucket(version uuid, user_key text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  hash text := encode(sha256(convert_to(peers.typeid('version', version) || ':' || user_key, 'UTF8')), 'hex');
  high bigint := ('x' || substr(hash, 1, 8))::bit(32)::bigint;
  low bigint := ('x' || substr(hash, 9, 8))::bit(32)::bigint;
BEGIN
  RETURN (high * 10000 + (low * 10000 >> 32)) >> 32;
END $$;

-- in plpgsql, which keeps its plan; one in SQL would be planned anew for every call
CREATE FUNCTION peers.resolve_version(program uuid, user_key text) RETURNS peers.resolution LANGUAGE plpgsql STABLE AS $$
DECLARE
  found peers.resolution;
BEGIN
  SELECT x.id, x.number, x.sha256, x.bytes, x.reason INTO found FROM (
    SELECT v.id, v.major || '.' || v.minor || '.' || v.patch AS number, v.digest AS sha256, v.package_bytes AS bytes, v.state,
      CASE WHEN v.state = 'RELEASED' THEN 'RELEASED' WHEN resolve_version.user_key = '' THEN NULL
        WHEN EXISTS (SELECT 1 FROM account AS a JOIN program_member AS k ON k.account_id = a.id WHERE k.program_id = v.program_id AND a.user_key = resolve_version.user_key) THEN 'GRAY_MEMBER'
        WHEN peers.bucket(v.id, resolve_version.user_key) < v.percent THEN 'GRAY_BUCKET' END AS reason
    FROM version AS v WHERE v.program_id = resolve_version.program AND v.state IN ('GRAY', 'RELEASED')) AS x
  WHERE x.reason IS NOT NULL ORDER BY x.state LIMIT 1;
  RETURN found;
END $$;
