package io.tickflow.connector.fix;

import io.tickflow.core.instrument.VenueName;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.OrderDecision;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import quickfix.field.Account;
import quickfix.field.AccountType;
import quickfix.field.ClOrdID;
import quickfix.field.ClearingBusinessDate;
import quickfix.field.ExpireTime;
import quickfix.field.MassStatusReqID;
import quickfix.field.MassStatusReqType;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.PosReqID;
import quickfix.field.PosReqType;
import quickfix.field.SecurityID;
import quickfix.field.SecurityIDSource;
import quickfix.field.Symbol;
import quickfix.field.TestReqID;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;
import quickfix.fix44.Message;
import quickfix.fix44.NewOrderSingle;
import quickfix.fix44.OrderMassStatusRequest;
import quickfix.fix44.OrderStatusRequest;
import quickfix.fix44.RequestForPositions;
import quickfix.fix44.TestRequest;

/** Factory of messages to a broker. Thread-safe. */
final class FixMessages {

    /** Symbol(55) of an instrument that has only a SecurityID(48), by the standard. */
    private static final String NO_SYMBOL = "[N/A]";

    private final FixConfig config;
    private final String account;

    FixMessages(FixConfig config, String account) {
        this.config = config;
        this.account = account;
    }

    /**
     * NewOrderSingle(35=D): a market order. TimeInForce(59) is immediate or cancel, as a later fill
     * of the rest would be an undecided trade. Only good till date has an ExpireTime(126): entries
     * have it at a broker that obeys it.
     */
    NewOrderSingle newOrder(OrderDecision order, long nowMillis) {
        var message = new NewOrderSingle();
        identify(message, order);
        message.set(new TransactTime(utc(nowMillis)));
        message.setString(OrderQty.FIELD, quantity(order));
        if (config.isHedging() && !order.positionId().isEmpty()) {
            message.setString(config.positionIdTag(), order.positionId());
        }
        message.set(new OrdType(OrdType.MARKET));
        if (config.venue().obeysExpireTime() && order.expiresAtMillis() != OrderDecision.NEVER) {
            message.set(new TimeInForce(TimeInForce.GOOD_TILL_DATE));
            message.set(new ExpireTime(utc(order.expiresAtMillis())));
        } else {
            message.set(new TimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
        }
        return message;
    }

    /** OrderStatusRequest(35=H). */
    OrderStatusRequest statusRequest(OrderDecision order) {
        var message = new OrderStatusRequest();
        identify(message, order);
        return message;
    }

    /** OrderMassStatusRequest(35=AF) for all orders. */
    OrderMassStatusRequest massStatusRequest(String requestId) {
        var message = new OrderMassStatusRequest();
        message.set(new MassStatusReqID(requestId));
        message.set(new MassStatusReqType(MassStatusReqType.STATUS_FOR_ALL_ORDERS));
        if (config.sendsAccount()) {
            message.set(new Account(account));
        }
        return message;
    }

    /** RequestForPositions(35=AN) for all symbols. */
    RequestForPositions positionsRequest(String requestId, long nowMillis) {
        var message = new RequestForPositions();
        message.set(new PosReqID(requestId));
        message.set(new PosReqType(PosReqType.POSITIONS));
        message.set(new Account(account));
        message.set(new AccountType(AccountType.ACCOUNT_IS_CARRIED_ON_CUSTOMER_SIDE_OF_THE_BOOKS));
        message.setString(
                ClearingBusinessDate.FIELD,
                utc(nowMillis).format(DateTimeFormatter.BASIC_ISO_DATE));
        message.set(new TransactTime(utc(nowMillis)));
        return message;
    }

    /** TestRequest(35=1). */
    static TestRequest testRequest(String id) {
        var message = new TestRequest();
        message.set(new TestReqID(id));
        return message;
    }

    private void identify(Message message, OrderDecision order) {
        message.setString(ClOrdID.FIELD, order.clOrdId());
        if (config.sendsAccount()) {
            message.setString(Account.FIELD, account);
        }
        VenueName name = config.venueName(order.symbol());
        message.setString(Symbol.FIELD, name.isSecurityId() ? NO_SYMBOL : name.id());
        if (name.isSecurityId()) {
            message.setString(SecurityID.FIELD, name.id());
            message.setString(SecurityIDSource.FIELD, name.idSource());
        }
        message.setChar(quickfix.field.Side.FIELD, side(order.side()));
    }

    private static char side(Side side) {
        return switch (side) {
            case BUY -> quickfix.field.Side.BUY;
            case SELL -> quickfix.field.Side.SELL;
        };
    }

    private String quantity(OrderDecision order) {
        return config.toVenue(order.symbol(), order.quantity()).toString();
    }

    private static LocalDateTime utc(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000L),
                Math.floorMod(millis, 1_000) * 1_000_000,
                ZoneOffset.UTC);
    }
}
