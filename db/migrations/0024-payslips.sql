-- Whoever was paid may read when the month was locked that they were paid in, wherever they are employed now and whoever paid them then.
create policy payroll_of_oneself_by_organisation on pay.payroll for select to yanzhen_by_organisation
  using (id in (select l.payroll_id from pay.payroll_line l where l.person_id = (select kernel.person_id())));
create policy payroll_of_oneself_by_region on pay.payroll for select to yanzhen_by_region
  using (id in (select l.payroll_id from pay.payroll_line l where l.person_id = (select kernel.person_id())));
