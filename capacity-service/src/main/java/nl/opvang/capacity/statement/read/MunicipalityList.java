package nl.opvang.capacity.statement.read;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.Sight;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;

/** A question about many municipalities, answered in the order of their codes, all pages as known at one moment. */
public interface MunicipalityList extends Paged {
    @Nullable
    Instant knownAt();

    /** Only those that lie in it on the day asked about; all when absent. */
    @Nullable
    RegionCode region();

    /** The moment of the first page, for all pages; null for one not asked for. */
    default @Nullable Instant knownAtOfPages() {
        var cursor = cursor();
        return cursor == null ? knownAt() : Place.of(cursor).knownAt();
    }

    /** The municipalities of a day that this page and those after it are about, as far as the caller sees them. */
    default Stream<Municipality> municipalities(LocalDate on, Sight sight) {
        var cursor = cursor();
        var after = cursor == null ? "" : Place.of(cursor).after().text();
        return Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(on))
                .filter(municipality -> sight.includes(municipality.code()))
                .filter(municipality ->
                        region() == null || municipality.region().equals(region()))
                .filter(municipality -> municipality.code().text().compareTo(after) > 0)
                .sorted(comparing(Municipality::code));
    }

    /** Where a list goes on. */
    record Place(Instant knownAt, MunicipalityCode after) {
        /** @throws IllegalArgumentException when the cursor is not one of such a list's */
        public static Place of(Cursor cursor) {
            return cursor.read(2, key -> new Place(Instant.parse(key.get(0)), new MunicipalityCode(key.get(1))));
        }

        public List<String> key() {
            return List.of(knownAt.toString(), after.text());
        }
    }
}
