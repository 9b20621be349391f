-- What a run tells at its end is found without looking at every ticket of its connection.

create index ticket_without_client on ticket (connection_id) where client_id is null;

-- As TicketList.Unmapped says it, to the letter.
create index ticket_unmapped on ticket (connection_id) where
    ((kind is null and fields ->> 'kind' <> '') or (status is null and fields ->> 'status' <> '')
      or (priority is null and fields ->> 'priority' <> '')
      or (maintenance_type is null and fields ->> 'maintenanceType' <> ''));

alter table sync_position add payloads_purged_at timestamptz;

comment on column sync_position.payloads_purged_at is 'When payloads past their time were last deleted: once a day, for there is much to look through.';
