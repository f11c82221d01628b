export type { BuyerReference, NewOrder, NewOrderLine, NewRefund, NewRefundLine, Order, OrderFilter } from './order.js';
export type { OrderLine } from './order.js';
export { OrderImportService } from './order-import.service.js';
export { OrdersService } from './orders.service.js';
export { RecordingService } from './recording.service.js';
