-- What would stand is written for everyone in a night and read whole by whoever decides; nothing looks into it. As json it is kept as it was sent.
alter table pay.proposal alter column periods type json using periods::json;
