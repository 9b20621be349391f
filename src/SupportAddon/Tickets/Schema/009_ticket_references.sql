-- What foreign keys say, said once a statement. A page brings thousands of tickets of one connection and of few clients:
-- a key would look up each of them again, which took half of the database's time in a first pull (ADR 0014).

alter table ticket drop constraint ticket_connection_id_fkey, drop constraint ticket_client_id_fkey;
alter table ticket_payload drop constraint ticket_payload_ticket_id_fkey;

create function hold_ticket_references() returns trigger language plpgsql as $$
declare
    connections bigint[] := array(select distinct connection_id from written);
    clients bigint[] := array(select distinct client_id from written where client_id is not null);
    held bigint;
begin
    select count(*) into held from (select from connection where id = any(connections) for key share) as found;
    if held < cardinality(connections) then
        raise foreign_key_violation using message = 'A ticket is of a connection that does not exist.';
    end if;
    select count(*) into held from (select from client where id = any(clients) for key share) as found;
    if held < cardinality(clients) then
        raise foreign_key_violation using message = 'A ticket is of a client that does not exist.';
    end if;
    return null;
end $$;

comment on function hold_ticket_references is 'Who deletes a connection or client waits until the tickets written are there for all to see.';

create trigger ticket_references_inserted after insert on ticket
    referencing new table as written for each statement execute function hold_ticket_references();
create trigger ticket_references_updated after update on ticket
    referencing new table as written for each statement execute function hold_ticket_references();

create function keep_connection_of_tickets() returns trigger language plpgsql as $$
begin
    if exists (select from ticket where connection_id = old.id) then
        raise foreign_key_violation using message = format('Connection %s still has tickets.', old.name);
    end if;
    return null;
end $$;

create trigger connection_of_tickets after delete on connection for each row execute function keep_connection_of_tickets();

create function free_tickets_of_client() returns trigger language plpgsql as $$
begin
    update ticket set client_id = null where client_id = old.id;
    return null;
end $$;

create trigger tickets_of_client after delete on client for each row execute function free_tickets_of_client();

create function drop_payloads() returns trigger language plpgsql as $$
begin
    delete from ticket_payload where ticket_id in (select id from gone);
    return null;
end $$;

create trigger ticket_payloads after delete on ticket
    referencing old table as gone for each statement execute function drop_payloads();

-- Payloads come in the order of their age, so that a summary of each block finds the old ones.
drop index ticket_payload_by_age;
create index ticket_payload_by_age on ticket_payload using brin (received_at);
