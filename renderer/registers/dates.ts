export * from '../../shared/registers/dates';
