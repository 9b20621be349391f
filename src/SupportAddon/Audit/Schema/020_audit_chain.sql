-- The lines of the record form a chain: each carries the hash of the line before it, and its own over that and all that it says.
alter table audit alter column id drop identity, add column previous bytea, add column hash bytea;

comment on column audit.previous is 'The hash of the line before; 32 bytes of nothing for the first.';
comment on column audit.hash is 'SHA-256 of the 32 bytes of previous, then of what the line says as a JSON array in UTF-8. Its number is only where it stands.';

-- The one place where a hash is made. The program that verifies makes its own: it need not believe this one.
create function audit_hash(line audit) returns bytea language sql stable as $$
    select sha256(line.previous || convert_to(jsonb_build_array(
        to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), line.actor, line.address, line.action, line.subject, line.detail)::text, 'UTF8'))
$$;

-- One writer after the other, until the end of its transaction: two who saw the same last line would fork the chain.
-- The lock is taken last of all, so that whoever holds it waits for nobody. A writer whose snapshot is too old to show the last line
-- takes a number that is given already, and is refused by the primary key.
create function audit_is_chained() returns trigger language plpgsql as $$
declare
    last audit;
begin
    perform pg_advisory_xact_lock(20, 1);
    select * into last from audit order by id desc limit 1;
    new.id := coalesce(last.id, 0) + 1;
    new.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    new.hash := audit_hash(new);
    return new;
end $$;

-- What was recorded before this file is taken as it is found, and a line says so.
alter table audit disable trigger audit_append_only;

do $$
declare
    line audit;
    last bytea := decode(repeat('00', 32), 'hex');
begin
    for line in select * from audit order by id loop
        line.previous := last;
        last := audit_hash(line);
        update audit set previous = line.previous, hash = last where id = line.id;
    end loop;
end $$;

alter table audit enable trigger audit_append_only;

create trigger audit_chained before insert on audit for each row execute function audit_is_chained();

insert into audit (at, actor, action, subject, detail)
select now(), 'supportaddon', 'audit.chain', 'audit', jsonb_build_object('takenAsFound', count(*), 'upTo', max(id)) from audit having count(*) > 0;

alter table audit alter column previous set not null, alter column hash set not null;
