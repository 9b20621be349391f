alter table connection
    add schedule text not null default 'H/15 * * * *',
    add time_zone text,
    add isolated boolean not null default false;

comment on column connection.schedule is 'When it is synced: five cron fields, H for a minute of its own, or "manual".';
comment on column connection.time_zone is 'The zone of the schedule; null for the zone of its clients.';
comment on column connection.isolated is 'Synced in a process of its own, whose death costs nobody else.';

create function notify_schedules() returns trigger language plpgsql as
$$ begin notify supportaddon_schedules; return null; end $$;

create trigger schedules_changed after insert or update or delete on connection for each statement execute function notify_schedules();
create trigger schedules_changed after insert or update or delete on client for each statement execute function notify_schedules();
create trigger schedules_changed after insert or update or delete on claim for each statement execute function notify_schedules();
