export * from '../../shared/registers/values';
