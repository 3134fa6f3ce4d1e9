package nl.opvang.funding.posting.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingEvent;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was said about amounts, each time it was. */
@Component
class PostingProjection implements Projection {
    private final JdbcClient jdbc;

    PostingProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "postings";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("funding");
    }

    @Override
    public Set<String> features() {
        return Set.of("funding.posting");
    }

    /** A correction without what it corrects would be read as if it had come first. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        jdbc.sql("""
            insert into views.posting (event_id, municipality, posting_id, sequence, known_at, kind, month, cents,
                                       depreciation_from, depreciation_months, application_id)
            select * from unnest(:eventId, :municipality, :postingId, :sequence, :knownAt, :kind, :month, :cents,
                                 :depreciationFrom, :depreciationMonths, :applicationId)
            on conflict (event_id) do nothing
            """)
                .param(
                        "eventId",
                        array("uuid", recorded, each -> each.envelope().eventId()))
                .param(
                        "municipality",
                        array(
                                "text",
                                recorded,
                                each -> said(each).municipality().text()))
                .param("postingId", array("uuid", recorded, each -> said(each).postingId()))
                .param(
                        "sequence",
                        array("int8", recorded, each -> each.envelope().sequence()))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                recorded,
                                each -> each.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                .param(
                        "kind",
                        array("text", recorded, of(posting -> posting.kind().name())))
                .param("month", array("date", recorded, of(posting -> firstDay(posting.month()))))
                .param(
                        "cents",
                        array("int8", recorded, of(posting -> posting.amount().cents())))
                .param("depreciationFrom", array("date", recorded, of(PostingProjection::depreciationFrom)))
                .param("depreciationMonths", array("int4", recorded, of(PostingProjection::depreciationMonths)))
                .param("applicationId", array("uuid", recorded, of(PostingProjection::application)))
                .update();
    }

    private static PostingEvent said(RecordedEvent recorded) {
        return (PostingEvent) recorded.event();
    }

    private static Function<RecordedEvent, @Nullable Object> of(Function<Posting, @Nullable Object> column) {
        return recorded -> switch (said(recorded)) {
            case PostingEvent.Posted posted -> column.apply(posted.posting());
            case PostingEvent.Corrected corrected -> column.apply(corrected.posting());
            case PostingEvent.Withdrawn _ -> null;
        };
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }

    private static @Nullable LocalDate depreciationFrom(Posting posting) {
        var depreciation = posting.depreciation();
        return depreciation == null ? null : firstDay(depreciation.from());
    }

    private static @Nullable Integer depreciationMonths(Posting posting) {
        var depreciation = posting.depreciation();
        return depreciation == null ? null : depreciation.months();
    }

    private static @Nullable UUID application(Posting posting) {
        return posting.applicationId();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.posting").update();
    }
}
