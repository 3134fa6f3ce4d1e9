package nl.opvang.funding.payment.react;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.payment.domain.PaymentCommand.LetReclaimLapse;
import nl.opvang.funding.payment.write.DecidedAmounts;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import org.springframework.stereotype.Component;

/**
 * Lets the right to reclaim lapse on the day after the last one of the rule. It may look as often as it likes, in several
 * processes at once: what lapsed already, or leaves nothing to reclaim, the decision leaves as it is.
 */
@Component
public class ReclaimLapses {
    private static final String ACTOR = "reclaim-lapses";

    private final DecidedAmounts decided;
    private final Commands commands;

    ReclaimLapses(DecidedAmounts decided, Commands commands) {
        this.decided = decided;
        this.commands = commands;
    }

    /**
     * Looks at all years whose last day has passed.
     *
     * @return how many rights lapsed
     */
    public int lapse(LocalDate today) {
        int lapsed = 0;
        for (var due : decided.reclaimableBefore(today)) {
            var amount = decided.of(due.municipality(), due.year());
            if (amount == null) continue;
            var command = new LetReclaimLapse(due.municipality(), due.year(), amount, today);
            if (commands.send(Order.of(command, context(due.municipality())))
                    instanceof Outcome.Accepted(var events, var _)) lapsed += events.size();
        }
        return lapsed;
    }

    private static CommandContext context(MunicipalityCode municipality) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return new CommandContext(id, id, id, null, ACTOR, "system", municipality.text(), null, null);
    }
}
