-- Whoever has a page open learns that a ticket has changed, whoever changed it and in whichever process. What is told is
-- our number of the ticket and of its client, so that nobody has to look up who may know; 0 stands for many tickets of a client.

create function tell_of_ticket() returns trigger language plpgsql as $$
begin
    perform pg_notify('ticket', new.ticket_id || ' ' || coalesce((select client_id::text from ticket where id = new.ticket_id), ''));
    return null;
end $$;

-- What a pull brings comes with its ticket, of which is told below.
create trigger event_is_told after insert on ticket_event for each row when (new.origin = 'here') execute function tell_of_ticket();
create trigger support_is_told after update on ticket_support for each row execute function tell_of_ticket();
create trigger reply_is_told after insert or update of state on ticket_reply for each row execute function tell_of_ticket();

create function tell_of_tickets() returns trigger language plpgsql as $$
begin
    perform pg_notify('ticket', told) from (
        select distinct case when few then id else 0 end || ' ' || coalesce(client_id::text, '') as told
        from written cross join (select count(*) <= 20 as few from written) as counted) as tellings;
    return null;
end $$;

create trigger tickets_inserted_are_told after insert on ticket
    referencing new table as written for each statement execute function tell_of_tickets();
create trigger tickets_updated_are_told after update on ticket
    referencing new table as written for each statement execute function tell_of_tickets();

create function tell_former_client() returns trigger language plpgsql as $$
begin
    perform pg_notify('ticket', '0 ' || old.client_id);
    return null;
end $$;

create trigger former_client_is_told after update of client_id on ticket for each row
    when (old.client_id is distinct from new.client_id and old.client_id is not null) execute function tell_former_client();

create function tell_of_clocks() returns trigger language plpgsql as $$
begin
    perform pg_notify('ticket', told) from (
        select distinct case when few then id else 0 end || ' ' || coalesce(client_id::text, '') as told
        from ticket cross join (select count(distinct ticket_id) <= 20 as few from written) as counted
        where id in (select ticket_id from written)) as tellings;
    return null;
end $$;

create trigger clocks_are_told after insert on ticket_clock
    referencing new table as written for each statement execute function tell_of_clocks();
