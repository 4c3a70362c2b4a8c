-- The rows of GET /api/games/{id}/scorebook in PostgreSQL (15 or newer for `header match`). One file after the other:
--
--   psql -f scorebook.sql
--   psql -c "\copy scorebook from 'game.csv' with (format csv, header match)"
--
-- ScorebookCopyIT reads real games with it. The files have an apostrophe before texts that a spreadsheet would change; the trigger
-- drops it.
create table scorebook (
  game_id text not null,
  play_number integer not null,
  roll_number integer not null,
  inning integer not null,
  half text not null,
  batting_side text not null,
  batting_team text not null,
  fielding_team text not null,
  outs integer not null,
  bases integer not null,
  away_score integer not null,
  home_score integer not null,
  batter_id text not null,
  batter text not null,
  batter_hand text,
  batting_order integer not null,
  position text not null,
  pitcher_id text not null,
  pitcher text not null,
  pitcher_hand text,
  catcher_id text not null,
  fielder_id text,
  on_1 text,
  on_2 text,
  on_3 text,
  inherited_on integer not null,
  first_of_pitcher integer not null,
  last_of_pitcher integer not null,
  outcome text not null,
  hit_location text,
  batter_result text,
  notation text not null,
  description text not null,
  outs_recorded integer not null,
  runs_scored integer not null,
  error_positions text,
  "PA" integer not null,
  "AB" integer not null,
  "R" integer not null,
  "H" integer not null,
  "2B" integer not null,
  "3B" integer not null,
  "HR" integer not null,
  "RBI" integer not null,
  "BB" integer not null,
  "IBB" integer not null,
  "HBP" integer not null,
  "SO" integer not null,
  "SH" integer not null,
  "SF" integer not null,
  "CI" integer not null,
  "SB" integer not null,
  "CS" integer not null,
  "GDP" integer not null,
  "E" integer not null,
  "LOB" integer not null,
  "DP" integer not null,
  "TP" integer not null,
  "WP" integer not null,
  "PB" integer not null,
  "BK" integer not null,
  "ER" integer not null,
  "IRS" integer not null,
  stole text,
  caught text,
  charged text,
  batter_to integer,
  on_1_to integer,
  on_2_to integer,
  on_3_to integer,
  outs_after integer not null,
  bases_after integer not null,
  hook_win_id text,
  hook_loss_id text,
  home_win_before numeric(5, 4) not null,
  home_win_after numeric(5, 4) not null,
  wpa numeric(5, 4) not null,
  re24 numeric(6, 4) not null,
  li numeric(7, 4) not null,
  worth_player_id text not null,
  worth_player_wpa numeric(5, 4) not null,
  worth_player_re24 numeric(6, 4) not null,
  worth_runners text,
  primary key (game_id, play_number)
);

create function scorebook_texts() returns trigger language plpgsql as $$
begin
  return jsonb_populate_record(
    new,
    (select jsonb_object_agg(key, regexp_replace(value, '^''', '')) from jsonb_each_text(to_jsonb(new)))
  );
end
$$;

create trigger scorebook_texts before insert on scorebook for each row execute function scorebook_texts();
