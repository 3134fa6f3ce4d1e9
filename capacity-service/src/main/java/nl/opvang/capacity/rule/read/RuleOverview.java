package nl.opvang.capacity.rule.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.funding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a rule, as it reads at the moment asked.
 *
 * @param region the region whose rule it is; null for the country
 * @param numbers all that the rule is made of; none: from that day on there is no such rule
 * @param holds whether it is the one that holds on the day asked
 * @param knownAt since when it is known to read so
 */
record RuleOverview(
        RuleName rule,
        @Nullable RegionCode region,
        UUID ruleId,
        LocalDate validFrom,
        @Nullable LocalDate knownFrom,
        List<RuleNumber> numbers,
        Certainty certainty,
        String note,
        boolean holds,
        Instant knownAt) {}
