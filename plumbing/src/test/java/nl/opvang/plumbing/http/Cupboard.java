package nl.opvang.plumbing.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;

/** Forms of a sample feature: cupboards with shelves. */
public final class Cupboard {
    private Cupboard() {}

    public record Shelf(int height, @Nullable String label) {}

    public record Form(
            @Size(min = 1, max = 20) String name,
            @Min(0) @Max(100) int shelves,
            LocalDate from,
            @Nullable LocalDate until,
            PlaceKind kind,
            @Nullable Instant seenAt,
            @Nullable UUID twin,
            @Nullable MunicipalityCode owner,
            @Nullable Euro price,
            @Nullable Boolean locked,
            @Nullable List<Shelf> content,
            @Nullable String reason)
            implements Reasoned {
        public Form {
            if (until != null && !until.isAfter(from)) throw new IllegalArgumentException("until must be after from");
            content = content == null ? null : List.copyOf(content);
        }
    }

    public record Question(
            @Nullable LocalDate on,
            @Nullable PlaceKind kind,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {}
}
