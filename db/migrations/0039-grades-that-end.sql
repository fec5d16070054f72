-- A grade that ends the title is verified by one body and approved by another like every other ending: its fact says whose grade it is.
alter table selection.title_fact add column grade_id uuid references selection.title_grade (id);
create unique index title_fact_of_grade on selection.title_fact (grade_id) where grade_id is not null;
