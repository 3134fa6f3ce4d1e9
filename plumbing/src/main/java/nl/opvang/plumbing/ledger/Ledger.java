package nl.opvang.plumbing.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Sums of ledger lines: how much there was on a day, and over days, as known at a moment.
 *
 * <p>A moment counts to the microsecond, itself included. Recorded codes mean what they stand for on the day asked.
 * Levels above the location read sums of months (of effect before the month of the first day asked, and of knowledge up
 * to the month of the moment, in UTC), the roll-up for effect from that month on, and take off again what became known
 * after the moment: by the roll-up for the later days of its month, by lines for the rest of its day.
 */
public final class Ledger {
    private final JdbcClient jdbc;

    public Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is on a day. */
    public List<Amount> amounts(Selection selection, LocalDate on, Instant knownAt) {
        return amounts(selection, List.of(on), knownAt);
    }

    /** What there is on each of these days, in order of days. */
    public List<Amount> amounts(Selection selection, Collection<LocalDate> on, Instant knownAt) {
        if (on.isEmpty()) return List.of();
        return perDay(amountsSql(selection), selection, new TreeSet<>(on), knownAt);
    }

    /**
     * What changed after the day asked before, up to and including each of these days; nothing for the first of them.
     * An area that grows by a municipality does not thereby change: what was there before came with it.
     */
    public List<Amount> changes(Selection selection, Collection<LocalDate> on, Instant knownAt) {
        if (on.size() < 2) return List.of();
        return perDay(changesSql(selection), selection, new TreeSet<>(on), knownAt);
    }

    /**
     * The amounts of all days in {@code [from, until)} added up, apart for each piece between cuts, in order of time.
     *
     * @param cuts first days on which something else applies, such as a rule; those outside the interval do not matter
     */
    public List<AmountDays> amountDays(
            Selection selection, LocalDate from, LocalDate until, Collection<LocalDate> cuts, Instant knownAt) {
        if (!from.isBefore(until)) return List.of();
        var bounds = new TreeSet<>(cuts).subSet(from, until);
        bounds.add(from);
        return ask(amountDaysSql(selection), selection, from, until.minusDays(1), knownAt)
                .param("bounds", dates(bounds))
                .param("until", until)
                .query((row, _) -> new AmountDays(
                        row.getObject("piece_from", LocalDate.class),
                        row.getObject("piece_until", LocalDate.class),
                        row.getString("area"),
                        Quantity.parse(row.getString("quantity")),
                        kind(row),
                        nationalityGroup(row),
                        row.getLong("amount_days")))
                .list();
    }

    /** The lines behind an amount, in the order of their recording. */
    public List<RecordedLine> lines(
            Selection selection, LocalDate on, Instant knownAt, RecordedLine.Key after, int limit) {
        return lines(selection, LocalDate.EPOCH, on, knownAt, after, limit);
    }

    /**
     * The lines behind what changed from a day on, up to and including another; they count where their codes belong on
     * the latter, as in {@link #changes}.
     */
    public List<RecordedLine> lines(
            Selection selection, LocalDate from, LocalDate on, Instant knownAt, RecordedLine.Key after, int limit) {
        return ask(linesSql(selection), selection, on, on, knownAt)
                .param("from", from)
                .param("afterEvent", after.eventId())
                .param("afterLine", after.line())
                .param("limit", limit)
                .query((row, _) -> new RecordedLine(
                        row.getObject("event_id", UUID.class),
                        row.getInt("line"),
                        row.getString("type"),
                        row.getString("aggregate_id"),
                        row.getLong("sequence"),
                        row.getObject("corrects", UUID.class),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        row.getObject("effective_on", LocalDate.class),
                        Quantity.parse(row.getString("quantity")),
                        row.getString("municipality"),
                        text(row, "location"),
                        kind(row),
                        nationalityGroup(row),
                        row.getInt("change")))
                .list();
    }

    /** The statement behind {@link #amounts}, for a test to look at its plan. */
    static String amountsSql(Selection selection) {
        // Each change is put in the slot of the first asked day on which it holds, and a code's changes move to another
        // area in the slot in which the code begins to stand for it: running totals then are the amounts on each day.
        return """
            with put as (
            %s), %s, every_slot as (
                select * from placed
                union all
                select key.*, slot, 0
                from (select distinct area, quantity, kind, nationality_group from placed) as key
                    cross join generate_series(1, cardinality(:days)) as slot
            ), running as (
                select slot, area, quantity, kind, nationality_group,
                       sum(sum(change)) over (
                           partition by area, quantity, kind, nationality_group order by slot) as amount
                from every_slot
                group by 1, 2, 3, 4, 5
            )
            select (:days)[slot] as day, area, quantity, kind, nationality_group, amount::bigint as amount
            from running
            where amount <> 0
            order by 1, 2, 3, 4, 5
            """.formatted(inSlots(selection), placed(selection));
    }

    private static String changesSql(Selection selection) {
        // Counted where the code belongs on the day of the slot: nothing moves.
        var meaning = selection.isWholeCountry() ? "" : """
                join views.stands_for as meaning
                    on meaning.code = recorded_code and valid_from <= day and day < valid_until %s
            """.formatted(match(selection));
        return """
            with put as (
            %s)
            select day, %s as area, quantity, kind, nationality_group, sum(change)::bigint as amount
            from put
                join unnest(:days) with ordinality as asked (day, slot) using (slot)
            %swhere slot > 1
            group by 1, 2, 3, 4, 5
            having sum(change) <> 0
            order by 1, 2, 3, 4, 5
            """.formatted(inSlots(selection), area(selection), meaning);
    }

    /** Changes by the first asked day on which they hold, as its place among the days. */
    private static String inSlots(Selection selection) {
        return sums(
                selection, "width_bucket(effective_on - 1, :days) + 1 as slot", "slot", "sum(change) as change", "");
    }

    private static String placed(Selection selection) {
        if (selection.isWholeCountry()) {
            return """
                placed as (
                    select '%s' as area, quantity, kind, nationality_group, slot, change from put
                )\
                """.formatted(Area.COUNTRY_CODE);
        }
        return """
            meaning as (
                select code as recorded_code, municipality, region,
                       width_bucket(valid_from - 1, :days) + 1 as first_slot,
                       width_bucket(valid_until - 1, :days) + 1 as until_slot
                from views.stands_for as meaning
                where valid_from <= :last and valid_until > :first %2$s
            ), placed as (
                select %1$s as area, quantity, kind, nationality_group, greatest(slot, first_slot) as slot, change
                from put join meaning using (recorded_code)
                where slot < until_slot and first_slot < until_slot
                union all
                select %1$s, quantity, kind, nationality_group, until_slot, -change
                from put join meaning using (recorded_code)
                where slot < until_slot and first_slot < until_slot and until_slot <= cardinality(:days)
            )\
            """.formatted(area(selection), match(selection));
    }

    private static String amountDaysSql(Selection selection) {
        // Cut finer than asked where a code begins to stand for something else, and put together again.
        var divisionDates = selection.isWholeCountry()
                ? ""
                : "union select valid_from from views.stands_for where valid_from > :first and valid_from <= :last";
        var meaning = selection.isWholeCountry() ? "" : """
                join views.stands_for as meaning
                    on meaning.code = recorded_code and valid_from <= span_from and span_from < valid_until %s
            """.formatted(match(selection));
        return """
            with cut (day) as (
                select unnest(:bounds) union select :until
                %s
            ), span as (
                select day as span_from, lead(day) over (order by day) as span_until,
                       width_bucket(day, :bounds) as piece
                from cut
            ), summed as (
            %s)
            select (:bounds)[piece] as piece_from, coalesce((:bounds)[piece + 1], :until) as piece_until,
                   %s as area, quantity, kind, nationality_group, sum(amount_days)::bigint as amount_days
            from summed
            %sgroup by 1, 2, 3, 4, 5, 6
            having sum(amount_days) <> 0
            order by 1, 2, 3, 4, 5, 6
            """.formatted(
                        divisionDates,
                        sums(
                                selection,
                                "span_from, piece",
                                "span_from, piece",
                                "sum(change::bigint * (span_until - greatest(effective_on, span_from))) as amount_days",
                                "join span on effective_on < span_until"),
                        area(selection),
                        meaning);
    }

    /**
     * Sums per key from what is summed already, without what became known later in the last month and day of it, or from
     * lines alone. As known now, which is what is mostly asked, there is nothing later, however much came in today.
     */
    private static String sums(Selection selection, String columns, String keys, String sum, String join) {
        // What does not tell areas apart is dropped at once: fewer groups.
        var place = selection.isWholeCountry() ? "" : "municipality as recorded_code, ";
        var placeKeys = selection.isWholeCountry() ? "" : "municipality, ";
        var conditions = conditions(selection);
        if (needsLines(selection)) {
            return """
                select %slocation, quantity, kind, nationality_group, %s, %s
                from views.ledger_line %s
                where known_at <= :knownAt
                %sgroup by %slocation, quantity, kind, nationality_group, %s
                """.formatted(place, columns, sum, join, conditions, placeKeys, keys);
        }
        return """
            select %1$squantity, kind, nationality_group, %2$s, %3$s
            from (
                select quantity, municipality, kind, nationality_group, effective_month as effective_on, change
                from views.ledger_month
                where effective_month < :firstMonth and known_month <= :knownMonth
                union all
                select quantity, municipality, kind, nationality_group, effective_on, -change
                from views.ledger_rollup
                where effective_on < :firstMonth and known_on > :knownDay and known_on < :nextKnownMonth
                union all
                select quantity, municipality, kind, nationality_group, effective_on, change
                from views.ledger_rollup
                where effective_on >= :firstMonth and known_on <= :knownDay
                union all
                select quantity, municipality, kind, nationality_group, effective_on, -change::bigint
                from views.ledger_line
                where known_at > :knownAt and known_at < :nextKnownDay
            ) as known %4$s
            where true
            %5$sgroup by %6$squantity, kind, nationality_group, %7$s
            """.formatted(place, columns, sum, join, conditions, placeKeys, keys);
    }

    private static String linesSql(Selection selection) {
        return """
            select event_id, line, type, aggregate_id, sequence, corrects, known_at, effective_on, quantity,
                   municipality, location, kind, nationality_group, change
            from views.ledger_line
            where known_at <= :knownAt
                and effective_on >= :from
                and (event_id, line) > (:afterEvent, :afterLine)
            %sorder by event_id, line
            limit :limit
            """.formatted(conditions(selection));
    }

    /** Conditions on lines and roll-up alike; the codes are found first, so that they can be looked up in an index. */
    private static String conditions(Selection selection) {
        var sql = new StringBuilder("    and effective_on <= :last and quantity = any (:quantities)\n");
        if (!selection.kinds().isEmpty()) sql.append("    and kind = any (:kinds)\n");
        if (!selection.nationalityGroups().isEmpty()) sql.append("    and nationality_group = any (:groups)\n");
        if (needsLines(selection)) sql.append("    and location <> ''\n");
        if (selection.within() instanceof Area.Location) sql.append("    and location = :area\n");
        var match = match(selection);
        if (!match.isEmpty()) {
            sql.append("""
                    and municipality = any (array(
                        select code from views.stands_for as meaning
                        where valid_from <= :last and valid_until > :first %s))
                """.formatted(match));
        }
        return sql.toString();
    }

    private static String match(Selection selection) {
        var within = switch (selection.within()) {
            case Area.Country _ -> "";
            case Area.Region _ -> "and meaning.region = :area";
            case Area.Municipality _ -> "and meaning.municipality = :area";
            case Area.Location _ -> "and meaning.code = :areaMunicipality";
        };
        return selection.visible() == null ? within : within + " and meaning.municipality = any (:visible)";
    }

    private static String area(Selection selection) {
        return switch (selection.level()) {
            case COUNTRY -> "'" + Area.COUNTRY_CODE + "'";
            case REGION -> "region";
            case MUNICIPALITY -> "municipality";
            case LOCATION -> "location";
        };
    }

    private static boolean needsLines(Selection selection) {
        return selection.level() == Level.LOCATION || selection.within() instanceof Area.Location;
    }

    private List<Amount> perDay(String sql, Selection selection, SortedSet<LocalDate> days, Instant knownAt) {
        return ask(sql, selection, days.first(), days.last(), knownAt)
                .param("days", dates(days))
                .query((row, _) -> new Amount(
                        row.getObject("day", LocalDate.class),
                        row.getString("area"),
                        Quantity.parse(row.getString("quantity")),
                        kind(row),
                        nationalityGroup(row),
                        row.getLong("amount")))
                .list();
    }

    /** A question with everything about the selection filled in. */
    StatementSpec ask(String sql, Selection selection, LocalDate first, LocalDate last, Instant knownAt) {
        // The database knows microseconds, and the driver would round to them.
        var moment = knownAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        var areaMunicipality = selection.within() instanceof Area.Location at
                ? at.location().municipality().text()
                : "";
        return jdbc.sql(sql)
                .param("first", first)
                .param("last", last)
                .param("knownAt", moment)
                .param("firstMonth", first.withDayOfMonth(1))
                .param("knownDay", moment.toLocalDate())
                .param("knownMonth", moment.toLocalDate().withDayOfMonth(1))
                .param("nextKnownMonth", moment.toLocalDate().withDayOfMonth(1).plusMonths(1))
                .param("nextKnownDay", moment.truncatedTo(ChronoUnit.DAYS).plusDays(1))
                .param("quantities", texts(selection.quantities()))
                .param("kinds", names(selection.kinds()))
                .param("groups", names(selection.nationalityGroups()))
                .param("area", selection.within().code())
                .param("areaMunicipality", areaMunicipality)
                .param("visible", selection.visible() == null ? null : texts(selection.visible()));
    }

    static SqlArrayValue dates(Collection<LocalDate> dates) {
        return new SqlArrayValue("date", dates.toArray());
    }

    private static SqlArrayValue texts(Collection<? extends TextValue> values) {
        return new SqlArrayValue(
                "text", values.stream().map(TextValue::text).sorted().toArray());
    }

    private static SqlArrayValue names(Collection<? extends Enum<?>> values) {
        return new SqlArrayValue(
                "text", values.stream().map(Enum::name).sorted().toArray());
    }

    private static @Nullable PlaceKind kind(ResultSet row) throws SQLException {
        var name = text(row, "kind");
        return name == null ? null : PlaceKind.valueOf(name);
    }

    private static @Nullable NationalityGroup nationalityGroup(ResultSet row) throws SQLException {
        var name = text(row, "nationality_group");
        return name == null ? null : NationalityGroup.valueOf(name);
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text.isEmpty() ? null : text;
    }
}
