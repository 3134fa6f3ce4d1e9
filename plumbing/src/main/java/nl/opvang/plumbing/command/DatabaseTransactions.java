package nl.opvang.plumbing.command;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Axon's units of work in transactions of the service's own database, read committed as the pool's connections are: to
 * ask for it here would ask the database each time what it is.
 */
public final class DatabaseTransactions implements TransactionManager {
    private final PlatformTransactionManager transactions;

    public DatabaseTransactions(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public Transaction startTransaction() {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var status = transactions.getTransaction(definition);
        return new Transaction() {
            @Override
            public void commit() {
                transactions.commit(status);
            }

            @Override
            public void rollback() {
                if (!status.isCompleted()) transactions.rollback(status);
            }
        };
    }
}
