package nl.opvang.funding.claim.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to claim actual costs.
 *
 * @param actualCosts of all places and the whole year
 * @param evidence documents that are kept elsewhere
 * @param receivedOn only when the ministry enters what reached it otherwise: the day on which it did
 */
public record ClaimForm(
        @Example("2012500.00") Euro actualCosts,
        @Size(max = 100) List<EvidenceForm> evidence,
        @Nullable LocalDate receivedOn,
        @Nullable String reason)
        implements Reasoned {}
