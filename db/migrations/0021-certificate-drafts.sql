-- A draft of a registration may leave gaps; what is handed in may not.
alter table certificates.registration
  drop constraint registration_workplace_check,
  drop constraint registration_duty_check,
  add constraint registration_workplace_said check (char_length(workplace) <= 100 and (stage = 'draft' or workplace <> '')),
  add constraint registration_duty_said check (char_length(duty) <= 100 and (stage = 'draft' or duty <> ''));

-- Where the national list gives identity numbers their keyed hash is kept too, so that a holder whose name has changed is found.
alter table certificates.national_holder add column identity_hash bytea;
create index national_holder_by_identity on certificates.national_holder (identity_hash, level) where identity_hash is not null;
