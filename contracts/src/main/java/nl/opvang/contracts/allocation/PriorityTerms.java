package nl.opvang.contracts.allocation;

import java.util.List;

/**
 * What a priority rule says. Where it makes no difference, whoever asked earlier comes first.
 *
 * @param criteria each about another fact; in a strict order the first counts most
 */
public record PriorityTerms(PriorityMethod method, List<PriorityCriterion> criteria) {
    public PriorityTerms {
        criteria = List.copyOf(criteria);
    }
}
