alter table fix_entry
    drop constraint fix_entry_change_check,
    add constraint fix_entry_change_check check (change in ('set', 'archive', 'restore', 'delete'));
