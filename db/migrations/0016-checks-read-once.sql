-- A table's check is parsed anew by every statement that writes a row of it; a domain's is kept by the connection, and not asked at all where
-- its column stays as it is. These stand on the way of every record that is made.
create domain kernel.audit_kind as text check (value in ('write', 'read', 'export', 'sign-in', 'sign-in-refused', 'sign-out', 'reveal', 'refused'));
create domain kernel.idempotency_key as text check (length(value) between 8 and 100);
grant usage on type kernel.audit_kind, kernel.idempotency_key to public;
alter table kernel.audit_entry drop constraint audit_entry_kind_check;
alter table kernel.audit_entry alter column kind type kernel.audit_kind;
alter table kernel.idempotency drop constraint idempotency_key_check;
alter table kernel.idempotency alter column key type kernel.idempotency_key;

create domain services.person_name as text check (char_length(value) between 1 and 40);
create domain services.sex as text check (value in ('male', 'female', 'unknown'));
create domain services.residence as text check (value in ('here', 'away', 'registered-elsewhere'));
create domain services.risk_class as text check (value in ('high', 'priority', 'general'));
alter table services.client
  drop constraint client_name_check, drop constraint client_sex_check, drop constraint client_residence_check, drop constraint client_risk_class_check;
alter table services.client
  alter column name type services.person_name, alter column sex type services.sex,
  alter column residence type services.residence, alter column risk_class type services.risk_class;
