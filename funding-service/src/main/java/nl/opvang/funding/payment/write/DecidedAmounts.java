package nl.opvang.funding.payment.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.domain.PaymentRefusal.DecisionReplaced;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a municipality is to have, kept in the very transaction that decides it. Whatever is ordered or released on a decision
 * holds that decision until it commits, so that no payment slips past the decision that replaces it.
 */
@Component
public class DecidedAmounts implements InlineProjection {
    private final JdbcClient jdbc;

    DecidedAmounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the settlement, or before that by the last advance that is granted; null when nothing is decided. */
    public @Nullable DecidedAmount of(MunicipalityCode municipality, int year) {
        return stands(municipality, year, "").orElse(null);
    }

    /** Years of which what was paid too much could be reclaimed until before a day. */
    public List<Due> reclaimableBefore(LocalDate day) {
        return jdbc.sql("""
            select municipality, year from views.decided_amount
            where reclaimable_through < :day order by municipality, year
            """)
                .param("day", day)
                .query((row, _) -> new Due(new MunicipalityCode(row.getString(1)), row.getInt(2)))
                .list();
    }

    /** A year of a municipality. */
    public record Due(MunicipalityCode municipality, int year) {}

    private Optional<DecidedAmount> stands(MunicipalityCode municipality, int year, String lock) {
        return jdbc.sql("""
            select ground, decision_id, cents, reclaimable_through, rule_event_id from views.decided_amount
            where municipality = :municipality and year = :year
            order by ground desc, cents > 0 desc, ordinal desc limit 1
            """ + lock)
                .param("municipality", municipality.text())
                .param("year", year)
                .query((row, _) -> {
                    var through = row.getObject("reclaimable_through", LocalDate.class);
                    return new DecidedAmount(
                            PaymentGround.valueOf(row.getString("ground")),
                            row.getObject("decision_id", UUID.class),
                            new Euro(row.getLong("cents")),
                            through == null ? null : new Deadline(through, row.getObject("rule_event_id", UUID.class)));
                })
                .optional();
    }

    @Override
    public Set<String> features() {
        return Set.of("advance", "settlement", "payment");
    }

    @Override
    public void project(List<RecordedEvent> recorded) {
        for (var each : recorded)
            switch (each.event()) {
                case AdvanceEvent.Decided now ->
                    put(
                            now.municipality(),
                            now.year(),
                            PaymentGround.ADVANCE,
                            now.applicationId().toString(),
                            now.approval().approvalId(),
                            now.approval().ruling().amount(),
                            null);
                case SettlementEvent.Decided now ->
                    put(
                            now.municipality(),
                            now.year(),
                            PaymentGround.SETTLEMENT,
                            "",
                            now.approval().approvalId(),
                            now.approval().ruling().amount(),
                            now.reclaimableThrough());
                case PaymentEvent.Ordered now -> hold(now.municipality(), now.year(), now.decisionId());
                case PaymentEvent.Released now -> holdAny(now.municipality(), now.year());
                default -> {}
            }
    }

    private void put(
            MunicipalityCode municipality,
            int year,
            PaymentGround ground,
            String requestId,
            UUID decisionId,
            Euro amount,
            @Nullable Deadline reclaimable) {
        jdbc.sql("""
            insert into views.decided_amount (
                municipality, year, ground, request_id, decision_id, cents, reclaimable_through, rule_event_id)
            values (:municipality, :year, :ground, :requestId, :decisionId, :cents, :through, :ruleEventId)
            on conflict (municipality, year, ground, request_id) do update
                set decision_id = excluded.decision_id, cents = excluded.cents,
                    reclaimable_through = excluded.reclaimable_through, rule_event_id = excluded.rule_event_id
            """)
                .param("municipality", municipality.text())
                .param("year", year)
                .param("ground", ground.name())
                .param("requestId", requestId)
                .param("decisionId", decisionId)
                .param("cents", amount.cents())
                .param("through", reclaimable == null ? null : reclaimable.lastDay())
                .param("ruleEventId", reclaimable == null ? null : reclaimable.ruleEventId())
                .update();
    }

    private void hold(MunicipalityCode municipality, int year, UUID decisionId) {
        var stands = stands(municipality, year, "for share");
        if (stands.isEmpty() || !stands.get().decisionId().equals(decisionId))
            throw new ConstraintViolated(
                    new DecisionReplaced(stands.map(DecidedAmount::decisionId).orElse(decisionId)));
    }

    /** Which decision it was ordered on was asked when it was decided; here it only must not change before this commits. */
    private void holdAny(MunicipalityCode municipality, int year) {
        stands(municipality, year, "for share");
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }
}
