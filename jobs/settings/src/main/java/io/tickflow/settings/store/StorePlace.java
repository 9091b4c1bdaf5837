package io.tickflow.settings.store;

import io.tickflow.connector.tls.SecretReference;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Place of a store: {@code pg:postgresql://HOST:PORT/DATABASE}, with the driver's parameters after
 * a question mark, such as {@code sslmode=verify-full}.
 *
 * @param text as it was given
 * @param user user of the database; null for the driver's own default
 * @param password reference to the password; null for none
 */
public record StorePlace(String text, @Nullable String user, @Nullable String password) {

    /** Variable with the user of the database. */
    public static final String USER = "TICKFLOW_CONFIG_USER";

    /** Variable with a reference to its password: {@code file:PATH} or {@code env:NAME}. */
    public static final String PASSWORD = "TICKFLOW_CONFIG_PASSWORD";

    private static final String PREFIX = "pg:";
    private static final Pattern FORM = Pattern.compile("pg:postgresql://[^@\\s]+/[^@\\s]+");

    private static final Pattern SECRET =
            Pattern.compile("[?&](ssl)?password=", Pattern.CASE_INSENSITIVE);

    /** Returns true for a place of a store, and false for a file. */
    public static boolean isPlace(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * Reads a place; user and password come from the environment.
     *
     * @throws StoreException for another form
     */
    public static StorePlace of(String text) {
        if (SECRET.matcher(text).find()) {
            throw new StoreException(
                    "a place of settings holds a password, which every list of processes would show;"
                            + " a reference to it belongs into "
                            + PASSWORD,
                    null);
        }
        if (!FORM.matcher(text).matches()) {
            throw new StoreException(
                    "'"
                            + text
                            + "' must be pg:postgresql://HOST:PORT/DATABASE; the user is in "
                            + USER
                            + ", a reference to its password in "
                            + PASSWORD,
                    null);
        }
        return new StorePlace(text, System.getenv(USER), System.getenv(PASSWORD));
    }

    Connection connect() {
        var properties = new Properties();
        // Seconds.
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("ApplicationName", "tickflow");
        try {
            if (user != null) {
                properties.setProperty("user", user);
            }
            if (password != null) {
                properties.setProperty("password", SecretReference.resolve(password));
            }
            Connection connection =
                    driver().connect("jdbc:" + text.substring(PREFIX.length()), properties);
            if (connection == null) {
                throw new SQLException("the URL is none of PostgreSQL");
            }
            return connection;
        } catch (IOException | SQLException e) {
            throw new StoreException(
                    "PostgreSQL at " + text + " does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Waits for a notification, and takes all that have come.
     *
     * @return false if none came in time
     */
    static boolean hasNotification(Connection connection, int waitMillis) throws SQLException {
        try {
            Class<?> own = Class.forName("org.postgresql.PGConnection");
            Object all =
                    own.getMethod("getNotifications", int.class)
                            .invoke(connection.unwrap(own), waitMillis);
            return all != null && Array.getLength(all) > 0;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException refusal ? refusal : new SQLException(e);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("its driver is not on the class path", e);
        }
    }

    /** Driver that the JDK does not know: it would hold the class loader of every job submitted. */
    private static Driver driver() throws SQLException {
        try {
            Class<? extends Driver> type =
                    Class.forName("org.postgresql.Driver").asSubclass(Driver.class);
            Driver driver = type.getDeclaredConstructor().newInstance();
            for (Driver known : DriverManager.drivers().filter(type::isInstance).toList()) {
                DriverManager.deregisterDriver(known);
            }
            return driver;
        } catch (ReflectiveOperationException e) {
            throw new SQLException("its driver is not on the class path", e);
        }
    }
}
