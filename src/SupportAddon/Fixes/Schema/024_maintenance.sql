alter table client add maintenance json;

comment on column client.maintenance is 'When corrections may be applied to its systems, on its clock; null for always.';

alter table fix_execution
    add opens_at       timestamptz,
    add outside_by     text,
    add outside_reason text,
    add check ((outside_by is null) = (outside_reason is null));

comment on column fix_execution.opens_at is 'When the maintenance window opens for which it waits; null where it waits for none.';
comment on column fix_execution.outside_reason is 'Why it may be applied outside of the maintenance windows; null where it may not.';
