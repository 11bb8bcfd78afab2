/**
 * Functions a person's SQL may call. A list of what is allowed stays safe when a new engine brings new functions. Left out on purpose:
 * files, settings, catalogue and session (read_*, glob, duckdb_*, pragma_*, current_setting ...), SQL run from text (query, json_execute_*),
 * waiting (sleep_ms), and everything that makes a value of any size from a small one (repeat, lpad, printf, list_resize ...).
 */
const scalar = `
abs acos acosh add age array_aggr array_append array_cat array_concat array_contains array_distinct array_extract array_filter array_has
array_has_all array_has_any array_indexof array_intersect array_length array_position array_prepend array_reduce array_reverse
array_reverse_sort array_slice array_sort array_to_string array_transform array_unique array_value array_where array_zip ascii asin asinh
atan atan2 atanh bit_count bit_length cardinality cbrt ceil ceiling century char_length character_length chr coalesce concat concat_ws
constant_or_null contains cos cosh cot current_date current_localtime current_localtimestamp current_timestamp damerau_levenshtein date_add
date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month decade
degrees divide element_at ends_with epoch epoch_ms epoch_ns epoch_us equi_width_bins era even exp factorial fdiv filter flatten floor fmod
format_bytes gamma gcd get_current_time get_current_timestamp grade_up greatest greatest_common_divisor hamming hash hex hour if ifnull
instr isfinite isinf isnan isodow isoyear jaccard jaro_similarity jaro_winkler_similarity json json_array_length json_contains json_exists
json_extract json_extract_path json_extract_path_text json_extract_string json_keys json_structure json_type json_valid json_value julian
last_day lcase lcm least least_common_multiple left len length levenshtein lgamma list_aggr list_aggregate list_append list_avg list_cat
list_concat list_contains list_count list_distinct list_element list_extract list_filter list_first list_has list_has_all list_has_any
list_indexof list_intersect list_last list_max list_median list_min list_mode list_pack list_position list_prepend list_reduce list_reverse
list_reverse_sort list_select list_slice list_sort list_sum list_transform list_unique list_value list_where list_zip ln log log10 log2 lower
ltrim make_date make_time make_timestamp make_timestamp_ms make_timestamptz map map_concat map_contains map_entries map_extract
map_extract_value map_from_entries map_keys map_values md5 microsecond millennium millisecond minute mismatches mod month monthname multiply
nextafter nfc_normalize now nullif octet_length ord pi position pow power prefix quarter radians random regexp_escape regexp_extract
regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array replace reverse right round round_even row rtrim
second sha256 sign signbit sin sinh split split_part sqrt starts_with str_split str_split_regex strftime string_split string_split_regex
string_to_array strip_accents strlen strpos strptime struct_extract struct_pack substr substring subtract suffix tan tanh time_bucket timezone
timezone_hour timezone_minute to_days to_decades to_hours to_microseconds to_milliseconds to_minutes to_months to_quarters to_seconds
to_timestamp to_weeks to_years today transaction_timestamp translate trim trunc try_strptime typeof ucase unicode unnest upper week weekday
weekofyear xor year yearweek grouping grouping_id ilike_escape like_escape not_ilike_escape not_like_escape error`;

const aggregate = `
any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin array_agg avg
bit_and bit_or bit_xor bool_and bool_or corr count count_if count_star countif covar_pop covar_samp cume_dist dense_rank entropy favg first
first_value fsum geomean geometric_mean group_concat histogram kahan_sum kurtosis kurtosis_pop lag last last_value lead list listagg mad max
max_by mean median min min_by mode nth_value ntile percent_rank product quantile quantile_cont quantile_disc rank rank_dense regr_avgx
regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile row_number sem skewness stddev
stddev_pop stddev_samp string_agg sum sum_no_overflow sumkahan var_pop var_samp variance wavg weighted_avg`;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const allowedFunctions: ReadonlySet<string> = words(`${scalar} ${aggregate}`);

/** Functions that give rows, in FROM. */
export const allowedTableFunctions: ReadonlySet<string> = words('range generate_series unnest');
