-- How far the drawing of a census is: written beside the one transaction that draws it, so that it is seen before that ends.
create table workforce.census_progress (
  -- As in workforce.census: the act of one officer, or the census itself.
  batch_id uuid primary key,
  done_people int not null,
  all_people int not null
);
grant select on workforce.census_progress to yanzhen_by_region;
grant select, insert, update, delete on workforce.census_progress to yanzhen_gate;
