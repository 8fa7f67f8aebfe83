package dev.sextant.plan;

/** An expression had no value: a field was absent, a number was divided by zero, the work bound was reached. */
public final class ExpressionFailed extends RuntimeException {
    public ExpressionFailed(Expression expression, String why) {
        super(expression.place() + ": " + why);
    }

    public ExpressionFailed(Expression expression, Throwable cause) {
        super(expression.place() + ": " + cause.getMessage(), cause);
    }
}
