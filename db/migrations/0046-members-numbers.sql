-- The organisation may not see the file of a member of another: their number stands with the membership, as it does with a sign-up.
alter table volunteers.team_member add column volunteer_number text not null;
