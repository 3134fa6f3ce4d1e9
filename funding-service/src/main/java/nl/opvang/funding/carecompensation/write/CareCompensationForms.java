package nl.opvang.funding.carecompensation.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Counted;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Publish;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about the compensation for care. */
final class CareCompensationForms {
    private static final int MOST_MUNICIPALITIES = 400;
    private static final int LENGTH = 1000;

    private CareCompensationForms() {}

    /**
     * What was published.
     *
     * @param price per person; not when only the total was published
     * @param counted people per municipality; none when only the total was published
     */
    record PublicationForm(
            @Example("20200000.00") Euro total,
            @Example("250.00") @Nullable Euro price,
            @Size(max = MOST_MUNICIPALITIES) List<CountedForm> counted,
            @Nullable LocalDate publishedOn,
            Certainty certainty,

            @Size(min = 1, max = LENGTH) @Example("Letter to parliament of November 2023; rounded")
            String source,

            @Nullable String reason)
            implements Reasoned {
        Publish publish(int year, UUID publicationId) {
            return new Publish(
                    year,
                    publicationId,
                    total,
                    price,
                    counted.stream()
                            .map(each -> new Counted(each.municipality(), each.people()))
                            .toList(),
                    publishedOn,
                    certainty,
                    source);
        }
    }

    record CountedForm(
            MunicipalityCode municipality, @Example("1200") int people) {}

    record PublicationWithdrawalForm(@Nullable String reason) implements Reasoned {}
}
